/** Annotations in the shape of Hypothesis, with what it has no field for under a key of our own. Pure. */
import { quoteToday, timestamp } from '../../../contract/annotation-set.ts';
import { linkTo } from '../../../contract/link.ts';
import type { Gathered, GatheredAnnotation, GatheredArticle } from './gathered.ts';
import { pointsByText, type PointsIn } from './points.ts';

export function hypothesisOf({ articles, texts }: Gathered, exported: number): string {
  const pointsIn = pointsByText(texts);
  const annotations = articles.flatMap((each) =>
    each.annotations.map((annotation) => rowOf(annotation, each, pointsIn)),
  );
  return JSON.stringify({ export_date: timestamp(exported), client: 'Seedleaf', annotations }, null, 1);
}

function rowOf(
  { annotation, today }: GatheredAnnotation,
  { article }: GatheredArticle,
  pointsIn: PointsIn,
): object {
  const { id, colour, note, tags, passage, createdAt, updatedAt } = annotation;
  const { exact, prefix, suffix, textHash } = passage;
  const link = linkTo({ articleId: article.id, annotationId: null });
  const uri = article.url ?? link;
  const position = pointsIn(passage);
  return {
    id,
    created: timestamp(createdAt),
    updated: timestamp(updatedAt),
    user: '',
    uri,
    text: note,
    tags,
    group: '__world__',
    permissions: { read: [], update: [], delete: [], admin: [] },
    target: [
      {
        source: uri,
        selector: [
          { type: 'TextQuoteSelector', exact, prefix, suffix },
          ...(position === null ? [] : [{ type: 'TextPositionSelector', ...position }]),
          ...quoteToday(today),
        ],
      },
    ],
    document: { title: [article.title] },
    seedleaf: {
      ...{ colour, textHash, link, path: article.path },
      ...{ title: article.title, author: article.author },
    },
  };
}
