/** Which footnote a reference leads to, and which place a footnote leads back to. Pure. */
import type { Article, Block, InlineMark, Span } from '../../contract/article.ts';

export type Footnote = Extract<Block, { kind: 'footnote' }>;

export interface Footnotes {
  /** The footnote that a reference names; null when there is none. */
  at(mark: InlineMark): Footnote | null;
  /** Where the text first refers to it; null when it does nowhere. */
  reference(number: number): Span | null;
  /** Whether a paragraph is the last one of its footnote. */
  isLast(paragraph: Footnote): boolean;
}

export function footnotesOf({ blocks, text }: Article): Footnotes {
  const numberAt = ({ start, end }: Span): number => Number(text.slice(start + 1, end - 1));
  const first = new Map<number, Footnote>();
  const last = new Map<number, Footnote>();
  const references = new Map<number, Span>();
  for (const block of blocks) {
    if (block.kind === 'footnote') {
      if (!first.has(block.number)) first.set(block.number, block);
      last.set(block.number, block);
    }
    for (const mark of block.marks)
      if (mark.kind === 'footnote' && !references.has(numberAt(mark))) references.set(numberAt(mark), mark);
  }
  return {
    at: (mark) => first.get(numberAt(mark)) ?? null,
    reference: (number) => references.get(number) ?? null,
    isLast: (paragraph) => last.get(paragraph.number) === paragraph,
  };
}
