/**
 * The atoms of a text that is taken into the index, each with the number of its surface form: its letters as the text has
 * them. What is known of a surface form, its fold and its word, need not be looked up by its letters again.
 */
import { originalStart, type Folded } from './fold.ts';
import { StringNumbers } from './string-numbers.ts';
import { eachAtom } from './words.ts';

/** In place of the number of a surface form: the atom ends inside a character, such as one of `½`; or it is a run without spaces. */
export const SURFACE = { none: -1, run: -2 } as const;

/** By place in the text. Good until the next text is read. */
export interface Atoms {
  /** Where they stand in the folded text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The numbers of their surface forms; else as `SURFACE` says. Atoms of one surface form have one fold. */
  readonly surfaces: readonly number[];
}

/** Whether all that a stretch of the folded text comes from is in it: no character lies across its ends. */
const isWhole = ({ starts }: Folded, start: number, end: number): boolean =>
  starts === null || (starts[start - 1] !== starts[start] && starts[end - 1] !== starts[end]);

export class AtomReader {
  readonly #surfaces = new StringNumbers();
  readonly #atoms = { starts: [] as number[], ends: [] as number[], surfaces: [] as number[] };

  /** The atoms of a text, by its fold. */
  read(text: string, folded: Folded): Atoms {
    const { starts, ends, surfaces } = this.#atoms;
    starts.length = ends.length = surfaces.length = 0;
    eachAtom(folded.text, (start, end, isRun) => {
      starts.push(start);
      ends.push(end);
      if (isRun) surfaces.push(SURFACE.run);
      else if (!isWhole(folded, start, end)) surfaces.push(SURFACE.none);
      else surfaces.push(this.#surfaces.add(text, originalStart(folded, start), originalStart(folded, end)));
    });
    return this.#atoms;
  }
}
