/** Annotations as CSV in Readwise's columns, and after them what keeps the round trip whole. Pure. */
import Papa from 'papaparse';
import { READIUM_COLOURS, timestamp } from '../../../contract/annotation-set.ts';
import { linkTo } from '../../../contract/link.ts';
import { neutralise } from '../formula-cells.ts';
import type { Gathered, GatheredAnnotation, GatheredArticle } from './gathered.ts';
import { pointsByText, type PointsIn } from './points.ts';

/** Without it Excel takes the file for one in the system's old encoding. */
const BYTE_ORDER_MARK = '\u{feff}';

/** The mark spoils the name of the first column for a program that does not know it: one that can be done without. */
const COLUMNS = [
  ...['Color', 'Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'],
  ...['Tags', 'Reads today', 'Seedleaf'],
];

export function readwiseOf({ articles, texts }: Gathered): string {
  const pointsIn = pointsByText(texts);
  const rows = articles.flatMap((each) =>
    each.annotations.map((annotation) => rowOf(annotation, each, pointsIn)),
  );
  const table = Papa.unparse([COLUMNS, ...rows.map((row) => row.map(neutralise))], { newline: '\r\n' });
  return `${BYTE_ORDER_MARK}${table}\r\n`;
}

function rowOf(
  { annotation, today }: GatheredAnnotation,
  { article }: GatheredArticle,
  pointsIn: PointsIn,
): string[] {
  const { id, colour, note, tags, passage, createdAt, updatedAt } = annotation;
  const { exact, prefix, suffix, textHash } = passage;
  const position = pointsIn(passage);
  const own = {
    ...{ id, colour, tags, created: timestamp(createdAt), updated: timestamp(updatedAt) },
    ...{ article: article.id, path: article.path, textHash, prefix, suffix },
    ...position,
  };
  return [
    READIUM_COLOURS[colour],
    exact,
    article.title,
    article.author ?? '',
    article.url ?? linkTo({ articleId: article.id, annotationId: id }),
    note,
    position === null ? '' : String(position.start),
    timestamp(createdAt),
    tags.join(', '),
    today?.exact ?? '',
    JSON.stringify(own),
  ];
}
