/** What the catalog knows of the files themselves: the watch tells only what is otherwise. */
import type { RefusalReason } from '../../contract/library.ts';
import type { Catalog } from './catalog.ts';
import type { SourceStamp } from './entries.ts';

/** Refusals that may end without the file's size or time changing. */
const PASSING: readonly RefusalReason[] = ['no-permission', 'unreadable'];

/** Every source that need not be read again before it changes. */
export function* knownSources(catalog: Pick<Catalog, 'articles' | 'refusals'>): Iterable<SourceStamp> {
  yield* catalog.articles();
  for (const refused of catalog.refusals()) if (!PASSING.includes(refused.reason)) yield refused;
}
