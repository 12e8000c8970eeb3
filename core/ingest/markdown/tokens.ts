/** The parser of CommonMark and GitHub's tables: markdown-it, used for its tokens alone; nothing is ever rendered to HTML. */
import MarkdownIt, { type Token } from 'markdown-it';

export type { Token };

/** Deeper nesting is no writing; the parser stops there. */
const DEEPEST = 100;

const parser = new MarkdownIt('commonmark', { html: true, maxNesting: DEEPEST }).enable('table');

/** HTML comes as tokens of its own, so that its tags can be left out. */
export const parseMarkdown = (text: string): Token[] => parser.parse(text, {});
