/** Keeps the folded form of passages that were needed lately. Owns how many; what it forgets it folds again. */
import { fold } from './fold.ts';
import type { Passage } from './passage.ts';

/** In UTF-16 units; most folded texts take one byte a unit. */
const BUDGET = 48_000_000;

export class FoldedTexts {
  // Two generations: the old one goes as a whole when the young one is half of the budget. No list to keep in order.
  #young = new Map<Passage, string>();
  #old = new Map<Passage, string>();
  #youngUnits = 0;

  of(passage: Passage): string {
    const known = this.#young.get(passage);
    if (known !== undefined) return known;
    const folded = this.#old.get(passage) ?? fold(passage.text);
    this.#young.set(passage, folded);
    this.#youngUnits += folded.length;
    if (this.#youngUnits > BUDGET / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngUnits = 0;
    }
    return folded;
  }

  forget(passage: Passage): void {
    const folded = this.#young.get(passage);
    if (folded !== undefined) this.#youngUnits -= folded.length;
    this.#young.delete(passage);
    this.#old.delete(passage);
  }
}
