/** A row as it crosses to the screen: its quote cut when it is very long, what the search matched marked. Pure. */
import type { Span } from '../../contract/article.ts';
import type { NotebookGroupHead, NotebookRow } from '../../contract/notebook.ts';
import type { Row } from './row.ts';
import type { Asked } from './asked.ts';
import { marksIn } from './places.ts';

/** Longest quote that crosses, and how much of it before the first match, in UTF-16 units. */
const QUOTE = 1_200;
const LEAD = 200;

/** The nearest end of a word at or before `at`, within reach; else `at`, moved out of the middle of a character. */
function cutAt(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const space = text.lastIndexOf(' ', at);
  if (space > at - 40) return space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function cutQuote(exact: string, marks: readonly Span[]): { start: number; end: number } {
  if (exact.length <= QUOTE) return { start: 0, end: exact.length };
  const start = cutAt(exact, Math.max(0, (marks[0]?.start ?? 0) - LEAD));
  return { start, end: cutAt(exact, start + QUOTE) };
}

/** What is looked for everywhere, and in one place. */
const soughtIn = (all: Asked['sought'], place: 'text' | 'note') =>
  all.filter(({ scope }) => scope === null || scope === place).map(({ sought }) => sought);

export function windowRow(row: Row, opens: NotebookGroupHead | null, { sought }: Asked): NotebookRow {
  const { id, colour, note, tags, passage, createdAt, updatedAt } = row.annotation;
  const marks = marksIn(passage.exact, soughtIn(sought, 'text'));
  const { start, end } = cutQuote(passage.exact, marks);
  return {
    annotationId: id,
    ...{ colour, note, tags, createdAt, updatedAt, opens },
    quote: passage.exact.slice(start, end),
    cutBefore: start > 0,
    cutAfter: end < passage.exact.length,
    quoteMarks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start - start, end: mark.end - start })),
    noteMarks: marksIn(note, soughtIn(sought, 'note')),
    anchor: row.anchor,
    article: row.article.info,
  };
}
