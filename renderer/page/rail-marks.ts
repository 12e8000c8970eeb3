/** What the rail draws of any number of marks: no more than can be told apart in its height. Pure. */
import type { Colour } from '../../contract/annotation.ts';

/** Steps that the rail is divided into, about the pixels of its height. */
const STEPS = 600;

interface RailMark {
  /** Where it stands, as a share of the whole from 0 to 1. */
  readonly share: number;
  readonly colour: Colour;
}

/** One mark a step and colour at most, in the order given. */
export function railMarks(marks: readonly RailMark[]): RailMark[] {
  const drawn: RailMark[] = [];
  const seen = new Map<Colour, Set<number>>();
  for (const { share, colour } of marks) {
    const step = Math.round(share * STEPS);
    const ofColour = seen.get(colour) ?? new Set();
    seen.set(colour, ofColour);
    if (ofColour.has(step)) continue;
    ofColour.add(step);
    drawn.push({ share: step / STEPS, colour });
  }
  return drawn;
}
