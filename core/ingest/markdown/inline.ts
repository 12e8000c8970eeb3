/** The inline tokens of a Markdown block become its text and the marks on it. */
import type { InlineMark } from '../../../contract/article.ts';
import { cleanText } from '../clean-text.ts';
import { footnoteReferred, type Token } from './tokens.ts';

/** Addresses that may be opened, outside the program; a link with any other is only its words. */
const OPENABLE = /^(?:https?|mailto):/i;
const LONGEST_ADDRESS = 2_000;

const OPENING: Readonly<Record<string, 'emphasis' | 'strong' | 'link'>> = {
  em_open: 'emphasis',
  strong_open: 'strong',
  link_open: 'link',
};

/** What is a mark without anything in it that could open another. */
const ALONE: Readonly<Record<string, 'code' | 'footnote'>> = {
  code_inline: 'code',
  footnote_ref: 'footnote',
};

interface OpenMark {
  readonly kind: 'emphasis' | 'strong' | 'link';
  readonly href: string | null;
  readonly start: number;
}

const hrefOf = (token: Token): string | null => {
  const href = String(token.attrGet('href') ?? '');
  return OPENABLE.test(href) && href.length <= LONGEST_ADDRESS ? href : null;
};

/** The words of an image: its description. */
const altOf = (token: Token): string => (token.children ?? []).map(wordsOf).join('');

/** What a token adds to the text. */
function wordsOf(token: Token): string {
  switch (token.type) {
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'image':
      return altOf(token);
    case 'footnote_ref':
      return `[${String(footnoteReferred(token))}]`;
    case 'html_inline':
      return /^<br\b/i.test(token.content) ? '\n' : '';
    default:
      return token.content;
  }
}

/** Offsets of the marks count in the text; marks are in the order of their starts. */
export function readInline(tokens: readonly Token[]): { text: string; marks: InlineMark[] } {
  let text = '';
  const marks: InlineMark[] = [];
  const open: OpenMark[] = [];
  for (const token of tokens) {
    const kind = OPENING[token.type];
    if (kind) open.push({ kind, href: kind === 'link' ? hrefOf(token) : null, start: text.length });
    else if (token.nesting < 0) {
      const mark = open.pop();
      const isKept = mark && mark.start < text.length && (mark.kind !== 'link' || mark.href !== null);
      if (isKept) marks.push({ ...mark, end: text.length });
    } else {
      // A numeric entity can stand for any character, a carriage return or a lone surrogate too.
      const words = cleanText(wordsOf(token));
      const alone = ALONE[token.type];
      if (alone) marks.push({ kind: alone, href: null, start: text.length, end: text.length + words.length });
      text += words;
    }
  }
  return { text, marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) };
}
