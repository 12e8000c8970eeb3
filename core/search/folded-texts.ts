/** Keeps the folded form of passages that were needed lately; what it forgets it folds again. */
import { foldWithMap, type Folded } from './fold.ts';
import { Generations } from './generations.ts';
import type { Passage } from './passage.ts';

/** In bytes, about. */
const BUDGET = 8_000_000;

/** Most folded texts take one byte a unit and need no map. */
const sizeOf = ({ text, starts }: Folded): number => text.length + (starts?.byteLength ?? 0);

export class FoldedTexts {
  readonly #kept = new Generations<Passage, Folded>(BUDGET, sizeOf);

  of(passage: Passage): Folded {
    return this.#kept.get(passage, () => foldWithMap(passage.text));
  }

  forget(passage: Passage): void {
    this.#kept.forget(passage);
  }
}
