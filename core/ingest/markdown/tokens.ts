/**
 * The parser of CommonMark, GitHub's tables and footnotes: markdown-it, used for its tokens alone; nothing is ever rendered
 * to HTML.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

export type { Token };

/** Deeper nesting is no writing; the parser stops there. */
const DEEPEST = 100;

/** The plug-in's own way of moving footnotes to the end loses those that nothing refers to. */
const parser = new MarkdownIt('commonmark', { html: true, maxNesting: DEEPEST })
  .enable('table')
  .use(footnotes)
  .disable(['footnote_inline', 'footnote_tail']);

interface Parsed {
  /** HTML comes as tokens of its own, so that its tags can be left out. */
  readonly tokens: readonly Token[];
  /** The numbers of the footnotes that are referred to, by their labels: from 1, in the order of first references. */
  readonly footnotes: ReadonlyMap<string, number>;
}

/** Where the plug-in counts, from 0; labels begin with a colon, and a negative number says that nothing refers to it. */
interface Counted {
  readonly refs?: Readonly<Record<string, number>>;
}

export function parseMarkdown(text: string): Parsed {
  const environment: Record<string, unknown> = {};
  const tokens = parser.parse(text, environment);
  const counted = Object.entries((environment['footnotes'] as Counted | undefined)?.refs ?? {}).filter(
    ([, id]) => id >= 0,
  );
  return { tokens, footnotes: new Map(counted.map(([label, id]) => [label.slice(1), id + 1])) };
}

/** The number in a reference to a footnote. */
export const footnoteReferred = ({ meta }: Token): number => (meta as { readonly id: number }).id + 1;

/** The label that a footnote is written under. */
export const footnoteLabel = ({ meta }: Token): string => (meta as { readonly label: string }).label;
