/** Tells lines that an editor wrapped at a width from lines that end where their writer ended them. */
import {
  columnsOf,
  endsSentence,
  endsWithStop,
  endsUnspaced,
  hasDash,
  startsLower,
  startsUnspaced,
  type SourceLine,
} from './source-lines.ts';

/** In characters. Wider than any editor wraps; such lines are whole paragraphs. */
const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 36;

const lengthOf = ({ text, indent }: SourceLine): number => indent + text.length;
const widthOf = ({ text, indent }: SourceLine): number => indent + columnsOf(text);

/** The width a text seems wrapped at, in columns; null when its lines are whole paragraphs. */
export function measureWrap(lines: readonly SourceLine[]): number | null {
  const inner = lines.filter(({ text }, at) => text !== '' && (lines[at + 1]?.text ?? '') !== '');
  const editors = inner
    .map((line) => ({ length: lengthOf(line), width: widthOf(line) }))
    .filter(({ length }) => length <= WIDEST_WRAP)
    .sort((a, b) => a.width - b.width);
  if (inner.length - editors.length > inner.length * 0.1) return null;
  const wide = editors[Math.floor((editors.length - 1) * 0.9)];
  return wide && wide.length >= NARROWEST_WRAP ? wide.width : null;
}

/** `Place: …`, `Presents : …`: a line of facts starts where its writer started it. */
const FACT = /^\p{Lu}[^:：.]{0,25}[:：]\s/u;

/** Where no spaces are written an editor breaks nearly anywhere: what it carries over is never a larger part of a line. */
const CARRIED_OVER = 0.25;

function firstWord({ text }: SourceLine, width: number): number {
  const word = columnsOf(/^\S+/u.exec(text)?.[0] ?? '');
  return startsUnspaced(text) ? Math.min(word, width * CARRIED_OVER) : word;
}

/** Could the next line's first word not have stood on this line? Then the break may be the editor's. */
export const isFull = (line: SourceLine, next: SourceLine, width: number): boolean =>
  widthOf(line) + 1 + firstWord(next, width) > width;

/** What no editor breaks, be it wider than its lines: an address, a path. */
const WIDE_WORD = /[!-~]{36,}/u;
/** Lines that somebody breaks by hand differ by so much. */
const RAGGED = 1.1;

/** The least width at which an editor could have left these lines as they are: it leaves none that is longer. */
function leastWidth(lines: readonly SourceLine[], width: number): number {
  const widest = lines
    .filter(({ text }) => !WIDE_WORD.test(text))
    .reduce((most, line) => Math.max(most, widthOf(line)), 0);
  return widest > width * RAGGED ? widest : width;
}

/** Are the lines of this group (no blank ones) one or more wrapped paragraphs? */
export function isWrapped(lines: readonly SourceLine[], width: number | null): boolean {
  if (width === null || lines.length < 2) return false;
  const least = leastWidth(lines, width);
  let full = 0;
  let running = 0;
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const next = lines[at + 1];
    if (!next) continue;
    const runsOn = startsLower(next.text);
    // Lines that somebody broke by hand have no one width; a small letter tells that they go on.
    const room = runsOn && lengthOf(next) <= WIDEST_WRAP ? width : least;
    if (isFull(line, next, room) && !FACT.test(next.text)) full++;
    if (runsOn) running++;
  }
  const breaks = lines.length - 1;
  return full >= breaks * 0.75 || (full >= breaks * 0.45 && running >= breaks * 0.5);
}

/** What joins two wrapped lines: a space, but nothing after a hyphen at the break and in scripts without spaces. */
function separatorOf(before: string, after: string): '' | ' ' {
  const isUnspaced = endsUnspaced(before) && startsUnspaced(after);
  const isHyphened = /\p{L}[-\u00AD]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after);
  return isUnspaced || isHyphened ? '' : ' ';
}

/** The lines as one; each is only looked at beside its neighbours, so that long paragraphs cost no more than short ones. */
export const joinLines = (lines: readonly string[]): string =>
  lines
    .map((line, at) => line + (at + 1 < lines.length ? separatorOf(line, lines[at + 1] ?? '') : ''))
    .join('');

/** Two lines, of which the second is one sentence as long as verses seldom are: the first stands over it. */
const isOverSentence = ([first, second, third]: readonly SourceLine[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  third === undefined &&
  columnsOf(second.text) > Math.max(60, columnsOf(first.text) * 1.2) &&
  endsSentence(second.text) &&
  !endsWithStop(first.text) &&
  !startsLower(second.text);

/** Short lines whose ends mean something: a stanza, an address, a list of things without bullets. */
export function isVerse(lines: readonly SourceLine[]): boolean {
  const widths = lines.map(({ text }) => columnsOf(text));
  if (
    lines.length < 2 ||
    isOverSentence(lines) ||
    widths.some((width) => width > 75) ||
    lines.some(({ text }) => hasDash(text))
  )
    return false;
  return widths.reduce((sum, width) => sum + width, 0) <= lines.length * 60;
}
