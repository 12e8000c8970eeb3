/** The tokens of a Markdown table become one block: its rows as lines, its cells between tabs, typography inside cells. */
import { ALIGNMENTS, type Alignment, type InlineMark } from '../../../contract/article.ts';
import type { DraftBlock } from '../document.ts';
import { readInline } from './inline.ts';
import type { Token } from './tokens.ts';

/** A cell holds no sign that parts cells or rows; one unit stands for another, so that its marks stay where they are. */
const inOneCell = (text: string): string => text.replace(/[\t\n]/g, ' ');

/** What a cell of the head says of its column. */
const alignmentOf = (head: Token): Alignment | null =>
  ALIGNMENTS.find((side) => head.attrGet('style') === `text-align:${side}`) ?? null;

/** `tokens` are those between the opening and the closing of the table; `depth` is that of its list, if it is in one. */
export function readTable(tokens: readonly Token[], isQuoted: boolean, depth: number | null): DraftBlock {
  let text = '';
  let between = '';
  const marks: InlineMark[] = [];
  for (const token of tokens) {
    if (token.type === 'tr_close') between = '\n';
    if (token.type !== 'inline') continue;
    text += between;
    between = '\t';
    const cell = readInline(token.children ?? []);
    for (const mark of cell.marks)
      marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
    text += inOneCell(cell.text);
  }
  const columns = tokens.filter(({ type }) => type === 'th_open').map(alignmentOf);
  return { role: { kind: 'table', columns, isQuoted, depth }, text, marks };
}
