/** The texts of the articles that were opened last, so that listing and marking passages need not read the source again. */

/** Most UTF-16 units kept, whatever the number of texts; the newest text is always kept. */
const MOST_LETTERS = 16 * 1024 * 1024;

export interface KeptText {
  readonly text: string;
  readonly textHash: string;
}

export class TextCache {
  readonly #texts = new Map<string, KeptText>();
  #letters = 0;

  /** The text of this article, if it is the one with this hash. */
  get(articleId: string, textHash: string): string | null {
    const kept = this.#texts.get(articleId);
    if (kept?.textHash !== textHash) return null;
    this.#texts.delete(articleId);
    this.#texts.set(articleId, kept);
    return kept.text;
  }

  put(articleId: string, kept: KeptText): void {
    this.#drop(articleId);
    this.#texts.set(articleId, kept);
    this.#letters += kept.text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#letters <= MOST_LETTERS || oldest === articleId) break;
      this.#drop(oldest);
    }
  }

  #drop(articleId: string): void {
    this.#letters -= this.#texts.get(articleId)?.text.length ?? 0;
    this.#texts.delete(articleId);
  }
}
