/** Cuts a kept text into its paragraphs, each with the part of the passage that lies in it. Pure. */
import type { AnnotatedText } from '../../contract/review.ts';

interface Paragraph {
  readonly before: string;
  /** The passage's words in this paragraph; empty in most. */
  readonly marked: string;
  readonly after: string;
  /** Whether it is the article's title. */
  readonly isTitle: boolean;
  /** Whether the passage begins in it. */
  readonly isFirst: boolean;
}

export function paragraphsAround({ text, title, span }: AnnotatedText): readonly Paragraph[] {
  let start = 0;
  return text.split('\n\n').map((words, index) => {
    const [from, end] = [start, start + words.length];
    start = end + 2;
    const cut = (offset: number): number => Math.min(Math.max(offset, from), end) - from;
    const [first, last] = [cut(span.start), cut(span.end)];
    return {
      before: words.slice(0, first),
      marked: words.slice(first, last),
      after: words.slice(last),
      isTitle: index === 0 && words === title,
      isFirst: from <= span.start && span.start < end,
    };
  });
}
