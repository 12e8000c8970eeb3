/** The cells of a table in the text. Pure. */
import type { Block, InlineMark, Span } from '../../contract/article.ts';

export interface Cell extends Span {
  readonly marks: readonly InlineMark[];
}

/** Its rows; each cell ends after the tab or the line feed that parts it from the next one. */
export function cellsOf(text: string, { start, end, marks }: Block): Cell[][] {
  const ordered = [...marks].sort((a, b) => a.start - b.start);
  const rows: Cell[][] = [[]];
  let at = start;
  let next = 0;
  const cell = (to: number): void => {
    const first = next;
    while ((ordered[next]?.start ?? Infinity) < to) next++;
    rows.at(-1)?.push({ start: at, end: to, marks: ordered.slice(first, next) });
    at = to;
  };
  for (const { 0: sign, index } of text.slice(start, end).matchAll(/[\t\n]/g)) {
    cell(start + index + 1);
    if (sign === '\n') rows.push([]);
  }
  cell(end);
  return rows;
}
