/** Words -> Markdown that shows these words and nothing else: no heading, no list, no link, no markup comes of them. Pure. */

/** What would be markup anywhere in a line. */
const INLINE = /[\\`*_[\]<>&~|]/g;
/** What would be markup at the start of a line. */
const AT_START = /^(\s*)([#+\-=]|\d{1,9}(?=[.)]))/;

/** Lines stay lines: those that follow one another are held apart by Markdown's own break. */
export const escapeMarkdown = (words: string): string =>
  words
    .split(/\r\n|[\r\n]/)
    .map((line) => escapeLine(line.trim()))
    .join('\n')
    // A line that is followed by another of the same paragraph ends with a backslash.
    .replaceAll(/(?<=[^\n])\n(?=[^\n])/g, '\\\n');

function escapeLine(line: string): string {
  const [, , first] = AT_START.exec(line) ?? [];
  const escaped = line.replaceAll(INLINE, String.raw`\$&`);
  if (first === undefined) return escaped;
  return /^\d/.test(first)
    ? escaped.replace(/^(\d+)/, String.raw`$1\ `).replace('\\ ', '\\')
    : `\\${escaped}`;
}

/** The words in one line, escaped. */
export const escapeInline = (words: string): string => escapeMarkdown(words.replaceAll(/\s+/g, ' ').trim());
