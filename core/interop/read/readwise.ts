/** Reads CSV in Readwise's columns, by their names and in any order; also what Readwise itself exports, and our own. Pure. */
import Papa from 'papaparse';
import { readLink } from '../../../contract/link.ts';
import { reactivate } from '../formula-cells.ts';
import { failed, NO_CLUE, type ArticleClue, type ForeignAnnotation, type ForeignRecord } from '../foreign.ts';
import { idOf, uuidIn } from '../stable-id.ts';
import { colourOf } from './colours.ts';
import { countOf, fieldsOf, listOf, tagsOf, textOf, timeOf, type Fields } from './json.ts';

type Row = ReadonlyMap<string, string>;

/** Null when the first line names no column of highlights. */
export function readReadwise(text: string): ForeignRecord[] | null {
  const [header = [], ...rows] = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: 'greedy',
  }).data;
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes('highlight')) return null;
  // What a short row leaves out, it does not know.
  return rows.map((cells) =>
    recordOf(new Map(cells.map((cell, column) => [names[column] ?? '', reactivate(cell.toWellFormed())]))),
  );
}

/** The sign that the first line has most of: quotes further down may hold any number of any. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function recordOf(row: Row): ForeignRecord {
  const cell = (...names: readonly string[]): string | null =>
    names.map((name) => row.get(name)).find((value) => value !== undefined && value !== '') ?? null;
  const quote = cell('highlight');
  const note = row.get('note') ?? null;
  const title = cell('title', 'book title');
  if (quote === null) return failed('no-quote', { note: note ?? '', title });
  const own = ownOf(cell('seedleaf'));
  const url = cell('url', 'source url');
  const link = readLink(url ?? '');
  const author = cell('author', 'book author');
  const date = timeOf(own['created']) ?? dateOf(cell('date', 'highlighted at'));
  const article: ArticleClue = {
    id: textOf(own['article']) ?? link?.articleId ?? null,
    textHash: textOf(own['textHash']),
    path: textOf(own['path']),
    ...{ url, title, author },
  };
  const ownId = uuidIn(textOf(own['id']) ?? link?.annotationId ?? '');
  return {
    kind: 'annotation',
    annotation: {
      id: ownId ?? idOf('readwise', title ?? '', author ?? '', url ?? '', quote),
      isIdMade: ownId === null,
      apart: JSON.stringify([cell('location'), date]),
      passage: passageOf(quote, own),
      settlement: null,
      colour: colourOf(cell('color', 'colour')) ?? colourOf(own['colour']),
      note,
      tags: tagsIn(row.get('tags') ?? null, own['tags']),
      createdAt: date,
      updatedAt: timeOf(own['updated']) ?? date,
      article: { ...NO_CLUE, ...article },
    },
  };
}

/** What our own exports keep in a column after Readwise's. */
function ownOf(cell: string | null): Fields {
  if (cell === null) return {};
  try {
    return fieldsOf(JSON.parse(cell));
  } catch (error) {
    // Somebody else's column of this name, or one that was edited: the other columns say enough.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function passageOf(exact: string, own: Fields): ForeignAnnotation['passage'] {
  const start = countOf(own['start']);
  const end = countOf(own['end']);
  return {
    exact,
    prefix: textOf(own['prefix']) ?? '',
    suffix: textOf(own['suffix']) ?? '',
    position: start === null || end === null || end <= start ? null : { start, end },
    textHash: textOf(own['textHash']),
  };
}

/** Our own list keeps tags that hold commas; the column counts once somebody has changed it. */
function tagsIn(cell: string | null, own: unknown): string[] | null {
  const kept = own === undefined ? null : tagsOf(listOf(own));
  return cell === null || kept?.join(', ') === cell ? kept : tagsOf(cell.split(','));
}

/** Also dates as people write them, in this computer's time zone. */
function dateOf(cell: string | null): number | null {
  if (cell === null) return null;
  const time = timeOf(cell) ?? Date.parse(cell);
  return Number.isFinite(time) ? time : null;
}
