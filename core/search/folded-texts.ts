/** Keeps the folded form of passages that were needed lately. Owns how many; what it forgets it folds again. */
import { foldWithMap, type Folded } from './fold.ts';
import type { Passage } from './passage.ts';

/** In bytes, about. */
const BUDGET = 64_000_000;

/** Most folded texts take one byte a unit and need no map. */
const sizeOf = ({ text, starts }: Folded): number => text.length + (starts?.byteLength ?? 0);

export class FoldedTexts {
  // Two generations: the old one goes as a whole when the young one is half of the budget. No list to keep in order.
  #young = new Map<Passage, Folded>();
  #old = new Map<Passage, Folded>();
  #youngUnits = 0;

  of(passage: Passage): Folded {
    const known = this.#young.get(passage);
    if (known !== undefined) return known;
    const folded = this.#old.get(passage) ?? foldWithMap(passage.text);
    this.#young.set(passage, folded);
    this.#youngUnits += sizeOf(folded);
    if (this.#youngUnits > BUDGET / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngUnits = 0;
    }
    return folded;
  }

  forget(passage: Passage): void {
    const folded = this.#young.get(passage);
    if (folded !== undefined) this.#youngUnits -= sizeOf(folded);
    this.#young.delete(passage);
    this.#old.delete(passage);
  }
}
