/**
 * How often a phrase stands in a text in UTF-8, folded on the way: of the thousands of passages that hold all words of a phrase
 * hardly more is looked at than where its first word may begin. Finds what the patterns of `phrases.ts` find, or says that only
 * they can tell.
 */
import { FOLDED, foldedCode, foldedUnit } from './fold.ts';
import { KIND, kindAt } from './words.ts';

/** Of ASCII, which folds unit by unit: what each folds to, and the kind of that. */
const ASCII = 0x80;
/** The first bytes of characters of two and of three bytes are at least so much. */
const [TWO_BYTES, THREE_BYTES] = [0xc0, 0xe0];
const UNITS = Uint8Array.from({ length: ASCII }, (_, code) => foldedUnit(code));
const KINDS = Uint8Array.from(UNITS, (unit) => kindAt(unit));

const NOTHING_LEFT = -1;
/** What a character folds to is partly letters: then a word may begin inside it. */
const UNSURE = -2;

/** Whether all of several units are letters, or none is, as of `…`. */
function areAlike(folded: string): boolean {
  let letters = 0;
  for (let i = 0; i < folded.length; i++) {
    const kind = kindAt(folded.charCodeAt(i));
    if (kind === KIND.unknown) return false;
    if (kind === KIND.letter) letters++;
  }
  return letters === 0 || letters === folded.length;
}

/** Reads a text unit by folded unit. Made once: one for each place that is looked at would be garbage. */
class Cursor {
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the next character begins. */
  at = 0;
  /** Where the one begins that the last unit came from. */
  start = 0;
  /** What is left of a character that folds to several units. */
  #rest = '';
  #done = 0;

  moveTo(at: number): void {
    this.at = at;
    this.#rest = '';
    this.#done = 0;
  }

  /** The next unit; `NOTHING_LEFT` behind the last, `UNSURE` where only the patterns can tell. */
  next(): number {
    if (this.#done < this.#rest.length) return this.#rest.charCodeAt(this.#done++);
    const { bytes } = this;
    while (this.at < bytes.length) {
      this.start = this.at;
      const lead = bytes[this.at] ?? 0;
      if (lead < ASCII) {
        this.at++;
        return UNITS[lead] ?? 0;
      }
      const code = this.#wide(lead);
      const unit = foldedUnit(code);
      if (unit >= 0) return unit;
      if (unit !== FOLDED.several) continue;
      const folded = foldedCode(code);
      if (folded !== '') return this.#several(folded);
    }
    this.start = this.at;
    return NOTHING_LEFT;
  }

  /** Reads a character of several bytes. */
  #wide(lead: number): number {
    const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let code = lead & (0x7f >> size);
    for (let k = 1; k < size; k++) code = (code << 6) | ((this.bytes[this.at + k] ?? 0) & 0x3f);
    this.at += size;
    return code;
  }

  #several(folded: string): number {
    if (!areAlike(folded)) return UNSURE;
    this.#rest = folded;
    this.#done = 1;
    return folded.charCodeAt(0);
  }
}
const cursor = new Cursor();

/** What is looked for: the folded atoms of a phrase, of which the last may be a beginning. */
export interface PlainPhrase {
  readonly atoms: readonly string[];
  readonly isOpen: boolean;
}

/**
 * Goes on from behind the first unit of a phrase. True when it stands there, and the cursor is behind it, or at the character
 * right behind it; null when only the patterns can tell.
 */
function isHere({ atoms, isOpen }: PlainPhrase): boolean | null {
  let unit = atoms[0]?.charCodeAt(0) ?? 0;
  for (let word = 0; word < atoms.length; word++) {
    const atom = atoms[word] ?? '';
    const isLast = word === atoms.length - 1;
    for (let i = 0; i < atom.length; i++) {
      if (unit !== atom.charCodeAt(i)) return unit === UNSURE ? null : false;
      if (isLast && isOpen && i === atom.length - 1) return true;
      unit = cursor.next();
    }
    let kind = kindOf(unit);
    if (kind === KIND.letter) return false;
    while (!isLast && unit !== NOTHING_LEFT && kind !== KIND.letter && kind !== KIND.unknown)
      kind = kindOf((unit = cursor.next()));
    if (kind === KIND.unknown) return null;
  }
  cursor.moveTo(cursor.start);
  return true;
}

const kindOf = (unit: number): number =>
  unit >= 0 ? kindAt(unit) : unit === UNSURE ? KIND.unknown : KIND.nothing;

/** By byte, whether what begins there may fold to some unit: what is not ASCII may fold to anything. */
const starts = new Uint8Array(0x100).fill(1);
let startsOf = -1;

/** Has `starts` tell of a unit. */
function lookFor(first: number): void {
  if (startsOf === first) return;
  for (let lead = 0; lead < ASCII; lead++) starts[lead] = UNITS[lead] === first ? 1 : 0;
  startsOf = first;
}

/** How many places it has in a text, each apart from the last; null when only the patterns can tell. */
export function timesInBytes(phrase: PlainPhrase, bytes: Uint8Array): number | null {
  const first = phrase.atoms[0]?.charCodeAt(0) ?? -1;
  const { length } = bytes;
  let times = 0;
  let before: number = KIND.nothing;
  cursor.bytes = bytes;
  lookFor(first);
  for (let at = 0; at < length;) {
    const from = at;
    while (at < length && starts[bytes[at] ?? 0] === 0) at++;
    if (at > from) before = KINDS[bytes[at - 1] ?? 0] ?? KIND.unknown;
    const lead = bytes[at] ?? 0;
    if (lead < ASCII && before === KIND.letter) {
      at++;
      continue;
    }
    // Letters with accents, which are nearly all that is not ASCII in most texts.
    if (lead >= TWO_BYTES && lead < THREE_BYTES) {
      const unit = foldedUnit(((lead & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f));
      if (unit >= 0 && unit !== first) {
        before = kindAt(unit);
        at += 2;
        continue;
      }
    }
    cursor.moveTo(at);
    const unit = cursor.next();
    if (unit === UNSURE) return null;
    if (unit === NOTHING_LEFT) break;
    const next = cursor.at;
    const mayBegin = unit === first && before !== KIND.letter;
    if (mayBegin && before === KIND.unknown) return null;
    const isFound = mayBegin && isHere(phrase);
    if (isFound === null) return null;
    if (isFound) times++;
    before = isFound ? KIND.letter : kindAt(unit);
    at = isFound ? cursor.at : next;
  }
  return times;
}
