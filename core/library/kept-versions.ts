/** The versions of articles that annotations were made on, as far as articles are known again by them. */
import type { ArticleEntry } from './entries.ts';
import type { Keeper } from './keeper.ts';
import { decodeSketch, knownBy, type Sketch } from './likeness.ts';

export interface KeptVersionsOptions {
  readonly keeper: Pick<Keeper, 'recall' | 'keptText'>;
  readonly sketchText: (input: { text: string }) => Promise<string>;
}

/** Of an article that was annotated in very many versions, the latest so many are compared. */
const MOST_VERSIONS = 8;

export class KeptVersions {
  readonly #options: KeptVersionsOptions;
  readonly #sketches = new Map<string, string>();

  constructor(options: KeptVersionsOptions) {
    this.#options = options;
  }

  /** What the latest version that is kept is known by; empty when none is kept. */
  async latestSketch(articleId: string): Promise<string> {
    for await (const { sketch } of this.#of(articleId)) return sketch;
    return '';
  }

  /** What the kept version is known by that a text is to be judged by; empty when none is kept. */
  async sketchToJudge(articleId: string, text: Sketch): Promise<Sketch> {
    const sketches: Sketch[] = [];
    for await (const { sketch } of this.#of(articleId)) sketches.push(decodeSketch(sketch));
    return knownBy(sketches, text);
  }

  /**
   * The article as it was each time it was annotated, where that is not how the catalog knows it; the latest first. What was
   * annotated a moment ago, the catalog knows by a short sketch only.
   */
  async of(entry: ArticleEntry): Promise<ArticleEntry[]> {
    const versions: ArticleEntry[] = [];
    for await (const version of this.#of(entry.id))
      if (version.textHash !== entry.textHash || version.sketch !== entry.sketch)
        versions.push({ ...entry, ...version, bytesHash: '' });
    return versions;
  }

  async *#of(articleId: string): AsyncIterable<{ readonly textHash: string; readonly sketch: string }> {
    for (const textHash of this.#options.keeper.recall(articleId).textHashes.slice(0, MOST_VERSIONS)) {
      const sketch = await this.#sketchOf(textHash);
      if (sketch !== null) yield { textHash, sketch };
    }
  }

  async #sketchOf(textHash: string): Promise<string | null> {
    const { keeper, sketchText } = this.#options;
    const known = this.#sketches.get(textHash);
    if (known !== undefined) return known;
    const text = await keeper.keptText(textHash);
    if (text === null) return null;
    const sketch = await sketchText({ text });
    this.#sketches.set(textHash, sketch);
    return sketch;
  }
}
