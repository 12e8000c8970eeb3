/** The annotations that were deleted and are kept in the journal, as Library health lists them. Pure, in steps. */
import type { DeletedAnnotations } from '../../contract/health.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Steps } from '../library/shelf-order.ts';

/** Longest quote and note that are told, in UTF-16 units: enough to know an annotation by. */
const LONGEST = 400;

const cut = (words: string): string =>
  words.length <= LONGEST ? words : `${words.slice(0, LONGEST).toWellFormed()}…`;

/** The last ones deleted, at most `count`; `titleOf` answers null for an article that nothing is known of. */
export function* deletedAnnotations(
  store: Pick<AnnotationStore, 'allEver'>,
  titleOf: (articleId: string) => string | null,
  count: number,
): Steps<DeletedAnnotations> {
  const all: { readonly createdAt: number; readonly row: DeletedAnnotations['rows'][number] }[] = [];
  for (const { annotation, deletedAt } of store.allEver()) {
    yield;
    if (deletedAt === null) continue;
    const { id: annotationId, articleId, colour, passage, note, createdAt } = annotation;
    const row = {
      ...{ annotationId, deletedAt, colour },
      quote: cut(passage.exact),
      note: cut(note),
      articleTitle: titleOf(articleId),
    };
    all.push({ createdAt, row });
  }
  // Many are deleted in one moment: of these the last one made comes first.
  all.sort(
    (a, b) =>
      b.row.deletedAt - a.row.deletedAt ||
      b.createdAt - a.createdAt ||
      (a.row.annotationId < b.row.annotationId ? -1 : 1),
  );
  return { total: all.length, rows: all.slice(0, count).map(({ row }) => row) };
}
