/** A row as it crosses to the screen: its quote cut when it is very long, what the search matched marked. Pure. */
import type { Span } from '../../contract/article.ts';
import type { NotebookGroupHead, NotebookRow, TodaysWords } from '../../contract/notebook.ts';
import type { Row } from './row.ts';
import type { Asked } from './asked.ts';
import { marksIn } from './places.ts';

/** Longest quote that crosses, and how much of it before the first match, in UTF-16 units. */
const QUOTE = { most: 1_200, lead: 200 };
/** Of today's words, what was marked is a measure already. */
const TODAY = { most: 300, lead: 60 };

/** The nearest end of a word at or before `at`, within reach; else `at`, moved out of the middle of a character. */
function cutAt(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const space = text.lastIndexOf(' ', at);
  if (space > at - 40) return space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** A piece of a long text from a little before `sight`, with the marks that lie whole in it. */
function pieceOf(
  text: string,
  sight: number,
  marks: readonly Span[],
  { most, lead }: typeof QUOTE,
): TodaysWords {
  const start = text.length <= most ? 0 : cutAt(text, Math.max(0, sight - lead));
  const end = cutAt(text, start + most);
  return {
    words: text.slice(start, end),
    ...{ cutBefore: start > 0, cutAfter: end < text.length },
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start - start, end: mark.end - start })),
  };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** What is looked for everywhere, and in one place. */
const soughtIn = (all: Asked['sought'], place: 'text' | 'note') =>
  all.filter(({ scope }) => scope === null || scope === place).map(({ sought }) => sought);

export function windowRow(row: Row, opens: NotebookGroupHead | null, { sought }: Asked): NotebookRow {
  const { today, anchor } = row;
  const { id, colour, note, tags, passage, createdAt, updatedAt } = row.annotation;
  const inText = soughtIn(sought, 'text');
  const marks = marksIn(passage.exact, inText);
  const quote = pieceOf(passage.exact, marks[0]?.start ?? 0, marks, QUOTE);
  return {
    annotationId: id,
    ...{ colour, note, tags, createdAt, updatedAt, opens, anchor },
    ...{ quote: quote.words, cutBefore: quote.cutBefore, cutAfter: quote.cutAfter },
    quoteMarks: quote.marks,
    today:
      today === null
        ? null
        : pieceOf(today, firstDifference(today, passage.exact), marksIn(today, inText), TODAY),
    noteMarks: marksIn(note, soughtIn(sought, 'note')),
    article: row.article.info,
  };
}
