/** Which files are articles, going by their names alone; parses nothing, so that the main thread need not load a parser. */

const PLAIN = /\.(?:txt|text)$/i;
const MARKDOWN = /\.(?:md|markdown)$/i;

export const isMarkdown = (path: string): boolean => MARKDOWN.test(path);

/** Is this a file that ingest can make an article of, going by its name? */
export const isReadable = (path: string): boolean => PLAIN.test(path) || MARKDOWN.test(path);
