/** GitHub's task lists: an item that begins with a box. */
import type { InlineMark } from '../../../contract/article.ts';
import type { Token } from './tokens.ts';

const BOX = /^\[([ xX])\][^\S\n]+/;

interface Inline {
  readonly text: string;
  readonly marks: readonly InlineMark[];
}

/** The words of an item without its box, and whether it is ticked; null when it has none. What is escaped is no box. */
export function readTask(
  token: Token,
  { text, marks }: Inline,
): (Inline & { readonly isDone: boolean }) | null {
  const [box = '', sign] = BOX.exec(token.content) ?? [];
  const isBox = token.children?.[0]?.type === 'text' && text.startsWith(box) && text.length > box.length;
  if (sign === undefined || !isBox) return null;
  return {
    isDone: sign !== ' ',
    text: text.slice(box.length),
    marks: marks.map((mark) => ({ ...mark, start: mark.start - box.length, end: mark.end - box.length })),
  };
}
