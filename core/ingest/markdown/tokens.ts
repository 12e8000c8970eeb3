/** The CommonMark parser: markdown-it, used for its tokens alone; nothing is ever rendered to HTML. */
import MarkdownIt, { type Token } from 'markdown-it';

export type { Token };

/** Deeper nesting is no writing; the parser stops there. */
const DEEPEST = 100;

const parser = new MarkdownIt('commonmark', { html: true, maxNesting: DEEPEST });

/** HTML comes as tokens of its own, so that its tags can be left out. */
export const parseMarkdown = (text: string): Token[] => parser.parse(text, {});
