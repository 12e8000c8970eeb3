/** A plain text as units in order: what stands by itself before anyone asks which line is a heading. */
import { endsSentence, hasDash, isAllCaps, readLines, startsLower, type SourceLine } from './source-lines.ts';
import { isNotice, namesSource, readLabel } from './labels.ts';
import { isFull, isVerse, isWrapped, joinLines, measureWrap } from './wrapping.ts';

export interface Unit {
  /** `prose` is a paragraph or a line that may yet be a heading; `marked` is a heading by its mark-up. */
  readonly kind: 'prose' | 'verse' | 'item' | 'quote' | 'rule' | 'marked';
  readonly text: string;
  /** Columns of white space before its first line. */
  readonly indent: number;
  /** Of a marked heading: 1 for `===` and `#`, 2 for `---` and `##`, and so on; else 0. */
  readonly level: number;
  /** Of a numbered item; else null. */
  readonly ordinal: number | null;
  /** How the source writes an item's bullet or number; else empty. */
  readonly bullet: string;
  /** Does a blank line stand before it? */
  readonly apart: boolean;
}

const RULE = /^(?:[*\-_=~#•·⁂§+]\s*){3,}$|^[⁂§]$/u;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/u;
const HASHES = /^(#{1,6})\s+(\S.*?)\s*#*$/u;
const ITEM = /^([-*•‣◦▪·]|(\d{1,3})[.)]|[a-z]\))\s+(\S.*)$/u;
const QUOTED = /^>\s?/u;
const SPEAKER = /^(?:\p{Lu}[\p{L}.’'-]*)(?:\s\p{Lu}[\p{L}.’'-]*){0,2}\s?[:：]\s/u;
const LONGEST_UNDERLINED = 150;
/** Longer lines are no rules and no headings; patterns that could cost more on them are not tried. */
const LONGEST_MARKED = 200;

/** Reads lines one after another; `units` is what was made of them so far. */
class UnitReader {
  readonly units: Unit[] = [];
  readonly #lines: readonly SourceLine[];
  readonly #width: number | null;
  #run: SourceLine[] = [];
  #apart = true;

  constructor(text: string) {
    this.#lines = readLines(text);
    this.#width = measureWrap(this.#lines);
  }

  read(): Unit[] {
    for (let at = 0; at < this.#lines.length; at++) at = this.#readLine(at);
    this.#flush();
    return this.units;
  }

  /** Takes the line, and those that belong to it; answers where the last of them stands. */
  #readLine(at: number): number {
    const line = this.#lines[at] ?? { text: '', indent: 0 };
    if (line.text === '') {
      this.#flush();
      this.#apart = true;
      return at;
    }
    const isShort = line.text.length <= LONGEST_MARKED;
    if (isShort && RULE.test(line.text)) return this.#readRule(line, at);
    if (QUOTED.test(line.text)) return this.#readQuote(at);
    if (ITEM.test(line.text) && !this.#continuesRun(line)) return this.#readItem(line, at);
    const hashes = isShort ? HASHES.exec(line.text) : null;
    if (hashes) this.#add({ kind: 'marked', text: hashes[2] ?? '', level: hashes[1]?.length ?? 1 });
    else if (this.#standsAlone(line.text)) this.#add({ kind: 'prose', text: line.text });
    else this.#run.push(line);
    return at;
  }

  /** `1914. ` or `- ` may open a line only because the editor wrapped there. */
  #continuesRun(line: SourceLine): boolean {
    const last = this.#run.at(-1);
    return (
      last !== undefined &&
      this.#width !== null &&
      this.#run.length > 1 &&
      isFull(last, line, this.#width) &&
      !endsSentence(last.text)
    );
  }

  #standsAlone(text: string): boolean {
    if (namesSource(text)) return true;
    const isNearTop = this.units.length + this.#run.length < 6;
    return isNearTop && text.length <= 150 && (readLabel(text) !== null || isNotice(text));
  }

  #add(unit: Pick<Unit, 'kind' | 'text'> & Partial<Unit>): void {
    this.#flush();
    this.units.push({ indent: 0, level: 0, ordinal: null, bullet: '', apart: this.#apart, ...unit });
    this.#apart = false;
  }

  #readRule(line: SourceLine, at: number): number {
    const titled = this.#run.at(-1);
    if (!titled || !UNDERLINE.test(line.text) || titled.text.length > LONGEST_UNDERLINED) {
      this.#add({ kind: 'rule', text: line.text });
      return at;
    }
    this.#run.pop();
    this.#flush();
    // A line of the same kind right above it is the other half of a box.
    if (!this.#apart && this.units.at(-1)?.text.charAt(0) === line.text.charAt(0)) {
      this.#apart = this.units.pop()?.apart ?? true;
    }
    this.#add({ kind: 'marked', text: titled.text, level: line.text.startsWith('=') ? 1 : 2 });
    return at;
  }

  #readQuote(from: number): number {
    let at = from;
    let pieces: string[] = [];
    const close = (): void => {
      if (pieces.length > 0) this.#add({ kind: 'quote', text: joinLines(pieces) });
      pieces = [];
    };
    for (; QUOTED.test(this.#lines[at]?.text ?? ''); at++) {
      const piece = (this.#lines[at]?.text ?? '').replace(QUOTED, '').trim();
      if (piece === '') close();
      else pieces.push(piece);
    }
    close();
    return at - 1;
  }

  #readItem(line: SourceLine, from: number): number {
    const [, bullet = '', number, first = ''] = ITEM.exec(line.text) ?? [];
    const pieces = [first];
    let at = from;
    for (let next = this.#lines[at + 1]; next && this.#continuesItem(at, line.indent);) {
      pieces.push(next.text);
      at++;
      next = this.#lines[at + 1];
    }
    const ordinal = number === undefined ? null : Number(number);
    this.#add({ kind: 'item', text: joinLines(pieces), indent: line.indent, bullet, ordinal });
    return at;
  }

  /** Does the line after `at` go on with the item that `at` belongs to? */
  #continuesItem(at: number, indent: number): boolean {
    const line = this.#lines[at];
    const next = this.#lines[at + 1];
    if (!line || !next || next.text === '' || ITEM.test(next.text)) return false;
    if (next.text.length <= LONGEST_MARKED && RULE.test(next.text)) return false;
    if (next.indent >= indent + 2) return true;
    return this.#width !== null && startsLower(next.text) && isFull(line, next, this.#width);
  }

  /** Makes units of the lines that were gathered. */
  #flush(): void {
    const run = this.#run;
    if (run.length === 0) return;
    this.#run = [];
    const lead = splitsLead(run, this.#width) ? run.splice(0, 1) : [];
    for (const { text } of lead) this.#add({ kind: 'prose', text });
    const [first] = run;
    if (isWrapped(run, this.#width)) {
      for (const text of joinWrapped(run, this.#width ?? 0)) this.#add({ kind: 'prose', text });
    } else if (isVerse(run) && !isSpoken(run)) {
      this.#add({ kind: 'verse', text: run.map(({ text }) => text).join('\n'), indent: first?.indent ?? 0 });
    } else for (const { text, indent } of run) this.#add({ kind: 'prose', text, indent });
  }
}

/** Lines that someone says: most open with a dash, a quotation mark or a name and a colon, or end as sentences. */
function isSpoken(lines: readonly SourceLine[]): boolean {
  const spoken = lines.filter(({ text }) => SPEAKER.test(text) || hasDash(text) || /^[«“"]/u.test(text));
  const sentences = lines.filter(({ text }) => endsSentence(text) && text.length > 25);
  return spoken.length >= lines.length * 0.5 || sentences.length >= lines.length * 0.8;
}

/** Is the first line of a group a heading that lacks its blank line? */
function splitsLead(lines: readonly SourceLine[], width: number | null): boolean {
  const [first, second, third] = lines;
  if (!first || !second || endsSentence(first.text) || first.text.length > 80) return false;
  if (/[:：]$/u.test(first.text)) return first.text.split(/\s+/u).length <= 4;
  const rest = lines.slice(1);
  if (isAllCaps(first.text) && !rest.some(({ text }) => isAllCaps(text))) return true;
  if (!/^\d/u.test(first.text) && rest.every(({ text }) => /^[\d½¼¾]/u.test(text))) return rest.length > 1;
  if (width === null || !third || startsLower(second.text) || /,$/u.test(first.text)) return false;
  return first.text.length < width * 0.7 && !isFull(first, second, width) && isWrapped(rest, width);
}

/** The paragraphs of wrapped lines: a new one starts at an indent, a dash, or after a short line that ends a sentence. */
function joinWrapped(lines: readonly SourceLine[], width: number): string[] {
  const paragraphs: string[][] = [];
  const margin = lines.reduce((least, { indent }) => Math.min(least, indent), Infinity);
  const indented = lines.filter(({ indent }) => indent > margin).length;
  const indentOpens = indented > 0 && indented <= lines.length / 2;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const opens =
      !before ||
      hasDash(line.text) ||
      (indentOpens && line.indent > margin && endsSentence(before.text)) ||
      (endsSentence(before.text) && !isFull(before, line, width * 0.85));
    if (opens) paragraphs.push([line.text]);
    else paragraphs.at(-1)?.push(line.text);
  }
  return paragraphs.map(joinLines);
}

export const readUnits = (text: string): Unit[] => new UnitReader(text).read();
