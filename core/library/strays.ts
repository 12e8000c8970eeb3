/**
 * Marked articles that took another text at their path, as the next note by a template has it, when the very text that was
 * marked has come elsewhere since: which of the two they are is asked. Pure.
 */
import { SLACK_MS } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import type { Keeper } from './keeper.ts';
import type { Resemblance } from './resemblances.ts';

export interface StraysOptions {
  readonly catalog: Pick<Catalog, 'article' | 'articles' | 'alike'>;
  readonly keeper: Pick<Keeper, 'isAnnotated' | 'recall'>;
}

/** Pairs of such an article and one that has the very text. */
export function straysIn({ catalog, keeper }: StraysOptions): Resemblance[] {
  const found: Resemblance[] = [];
  for (const entry of catalog.articles()) {
    const { id } = entry;
    // Only of one whose text became largely new it is known what stood there before: they are few.
    if (entry.former === undefined || !keeper.isAnnotated(id)) continue;
    const { textHashes } = keeper.recall(id);
    // Whoever marked the text that stands there has seen what it is.
    if (textHashes.includes(entry.textHash)) continue;
    for (const textHash of textHashes)
      for (const other of catalog.alike('', textHash, ''))
        if (cameSince(catalog.article(other.id), entry) && !keeper.isAnnotated(other.id))
          found.push({ lostId: id, hereId: other.id, likeness: 1, kept: 1, isTelling: true });
  }
  return found;
}

/** Whether an article is here, and came when the other got its text, or later. */
const cameSince = (here: ArticleEntry | null, { id, cameAt = 0 }: ArticleEntry): boolean =>
  here?.goneAt === null && here.id !== id && Math.max(here.addedAt, here.cameAt ?? 0) >= cameAt - SLACK_MS;
