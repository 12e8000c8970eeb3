/** Tells lines that an editor wrapped at a width from lines that end where their writer ended them. */
import { hasDash, startsLower, type SourceLine } from './source-lines.ts';

/** Wider than any editor wraps; such lines are whole paragraphs. */
const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 36;

/** The width a text seems wrapped at, in characters; null when its lines are whole paragraphs. */
export function measureWrap(lines: readonly SourceLine[]): number | null {
  const inner: number[] = [];
  for (const [at, { text, indent }] of lines.entries())
    if (text !== '' && (lines[at + 1]?.text ?? '') !== '') inner.push(text.length + indent);
  if (inner.length === 0) return null;
  const long = inner.filter((length) => length > WIDEST_WRAP).length;
  if (long > inner.length * 0.1) return null;
  const sorted = inner.filter((length) => length <= WIDEST_WRAP).sort((a, b) => a - b);
  const width = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0;
  return width >= NARROWEST_WRAP ? width : null;
}

/** `Place: …`, `Presents : …`: a line of facts starts where its writer started it. */
const FACT = /^\p{Lu}[^:：.]{0,25}[:：]\s/u;

/** Could the next line's first word not have stood on this line? Then the break may be the editor's. */
export function isFull(line: SourceLine, next: SourceLine, width: number): boolean {
  const word = /^\S+/u.exec(next.text)?.[0].length ?? 0;
  return line.indent + line.text.length + 1 + word > width;
}

/** Are the lines of this group (no blank ones) one or more wrapped paragraphs? */
export function isWrapped(lines: readonly SourceLine[], width: number | null): boolean {
  if (width === null || lines.length < 2) return false;
  let full = 0;
  let running = 0;
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const next = lines[at + 1];
    if (!next) continue;
    if (isFull(line, next, width) && !FACT.test(next.text)) full++;
    if (startsLower(next.text)) running++;
  }
  const breaks = lines.length - 1;
  return full >= breaks * 0.75 || (full >= breaks * 0.45 && running >= breaks * 0.5);
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、！？：；「」『』（）]/u;

/** What joins two wrapped lines: a space, but nothing after a hyphen at the break and in scripts without spaces. */
function separatorOf(before: string, after: string): '' | ' ' {
  const isUnspaced = UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1));
  const isHyphened = /\p{L}[-\u00AD]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after);
  return isUnspaced || isHyphened ? '' : ' ';
}

/** The lines as one; each is only looked at beside its neighbours, so that long paragraphs cost no more than short ones. */
export const joinLines = (lines: readonly string[]): string =>
  lines
    .map((line, at) => line + (at + 1 < lines.length ? separatorOf(line, lines[at + 1] ?? '') : ''))
    .join('');

/** Short lines whose ends mean something: a stanza, an address, a list of things without bullets. */
export function isVerse(lines: readonly SourceLine[]): boolean {
  if (lines.length < 2 || lines.some(({ text }) => text.length > 75 || hasDash(text))) return false;
  const mean = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length;
  return mean <= 60;
}
