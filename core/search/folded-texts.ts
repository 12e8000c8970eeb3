/** Keeps the folded form of passages that are asked about, as long as these themselves are kept. */
import { foldWithMap, type Folded } from './fold.ts';
import type { Passage } from './passage.ts';

export class FoldedTexts {
  /** By nothing that keeps a passage: it would keep the whole text of its article with it. */
  readonly #known = new WeakMap<Passage, Folded>();

  of(passage: Passage): Folded {
    const known = this.#known.get(passage);
    if (known) return known;
    const folded = foldWithMap(passage.text);
    this.#known.set(passage, folded);
    return folded;
  }
}
