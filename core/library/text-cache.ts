/**
 * The texts of the articles that were opened last, so that listing and marking passages need not read the source again.
 * A text that was replaced stays for a while: the page may still show it, and a passage of it be marked.
 */

/** Most UTF-16 units kept, whatever the number of texts. */
const MOST_LETTERS = 16 * 1024 * 1024;
/** The newest texts are always kept: the one on the page, and the one that takes its place. */
const ALWAYS_KEPT = 2;

export interface KeptText {
  readonly text: string;
  readonly textHash: string;
}

const keyOf = (articleId: string, textHash: string): string => `${articleId} ${textHash}`;

export class TextCache {
  /** By article and hash, the one that was used last at the end. */
  readonly #texts = new Map<string, string>();
  #letters = 0;

  /** The text of this article with this hash, be it today's or an earlier one. */
  get(articleId: string, textHash: string): string | null {
    const key = keyOf(articleId, textHash);
    const text = this.#texts.get(key);
    if (text === undefined) return null;
    this.#texts.delete(key);
    this.#texts.set(key, text);
    return text;
  }

  put(articleId: string, { text, textHash }: KeptText): void {
    const key = keyOf(articleId, textHash);
    this.#drop(key);
    this.#texts.set(key, text);
    this.#letters += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#letters <= MOST_LETTERS || this.#texts.size <= ALWAYS_KEPT) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#letters -= this.#texts.get(key)?.length ?? 0;
    this.#texts.delete(key);
  }
}
