/** When articles that were known before came back, or with another text, and what stood in their place until then. In memory. */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import { decodeSketch, keptIn, thinSketch, type Sketch } from './likeness.ts';

/** Of so much of it left, nothing else is asked: it was edited. */
export const LARGELY = 0.7;

export interface WhenCameOptions {
  readonly catalog: Pick<Catalog, 'article'>;
  /** When the sources that are being taken in began to come. */
  readonly since: () => number;
}

/** What an article came with, as the catalog keeps it. */
export type Coming = Pick<ArticleEntry, 'cameAt' | 'former'>;

export class WhenCame {
  readonly #o: WhenCameOptions;
  readonly #comings = new Map<string, Coming>();

  constructor(options: WhenCameOptions) {
    this.#o = options;
  }

  /** An article was read: what was away until now, and a text that is largely new, count as having come. */
  noteRead({ id, goneAt, sketch, former }: ArticleEntry, text: Sketch): void {
    const since = this.#o.since();
    const isNew = keptIn(text, decodeSketch(sketch)) < LARGELY;
    const wasAway = goneAt !== null && goneAt < since;
    if (!isNew && !wasAway) return;
    this.#comings.set(id, { cameAt: since, former: isNew ? thinSketch(sketch) : former });
  }

  /** Empty of one that neither came back nor has another text. */
  of(articleId: string): Coming {
    const { cameAt, former } = this.#comings.get(articleId) ?? this.#o.catalog.article(articleId) ?? {};
    return { ...(cameAt !== undefined && { cameAt }), ...(former !== undefined && { former }) };
  }

  /** In milliseconds since the epoch; null when it neither came back nor has another text. */
  cameAt(articleId: string): number | null {
    return this.of(articleId).cameAt ?? null;
  }
}
