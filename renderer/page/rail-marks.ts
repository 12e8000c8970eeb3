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
  const seen = new Set<string>();
  return marks
    .map(({ share, colour }) => ({ share: Math.round(share * STEPS) / STEPS, colour }))
    .filter(({ share, colour }) => {
      const key = `${share} ${colour}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}
