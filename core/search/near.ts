/**
 * Words near one another in a folded text: all of them, in any order, and from the first to the last at most so many words
 * more than are asked for. Owns how words are counted there. Pure.
 */
import type { Span } from '../../contract/article.ts';
import { eachSegment, isUnspaced } from './unspaced.ts';
import { eachAtom, eachWord } from './words.ts';

/** Visits the words of a folded text as they are counted: without elision, and where no spaces are written by the rules. */
function eachCounted(folded: string, visit: (start: number, end: number) => void): void {
  eachWord(folded, (start, end) => {
    const word = folded.slice(start, end);
    if (!isUnspaced(word)) visit(start, end);
    else eachSegment(word, (from, to) => visit(start + from, start + to));
  });
}

/** The words of a folded text as they are counted, in order. */
export function countedWords(folded: string): string[] {
  const words: string[] = [];
  eachCounted(folded, (start, end) => words.push(folded.slice(start, end)));
  return words;
}

/** Words that are asked for near one another, each once. */
interface Asked {
  readonly whole: readonly string[];
  /** How often each of them must stand there. */
  readonly times: readonly number[];
  /** The one that is the beginning of a word; null when none is. */
  readonly begun: string | null;
}

function askedFor(words: readonly string[], isOpen: boolean): Asked {
  const last = words.at(-1);
  // Where no spaces are written any word is any piece.
  const begun = isOpen && last !== undefined && !isUnspaced(last) ? last : null;
  const whole = begun === null ? words : words.slice(0, -1);
  const distinct = [...new Set(whole)];
  return {
    whole: distinct,
    times: distinct.map((word) => whole.filter((each) => each === word).length),
    begun,
  };
}

interface PlacedWord extends Span {
  /** Which of the whole words asked for it is; -1 for none. */
  readonly word: number;
  /** Whether it begins as the one does of which only the beginning is asked for. */
  readonly isBegun: boolean;
  /** Its number among all words of the text. */
  readonly at: number;
}

type Piece = Omit<PlacedWord, 'at'>;

/** Where the words that are asked for stand in a run without spaces, as pieces of it, each apart from itself; in order. */
function piecesIn({ whole }: Asked, run: string): Piece[] {
  const pieces: Piece[] = [];
  whole.forEach((asked, word) => {
    for (let start = run.indexOf(asked); start >= 0; start = run.indexOf(asked, start + asked.length))
      pieces.push({ word, isBegun: false, start, end: start + asked.length });
  });
  return pieces.sort((a, b) => a.start - b.start);
}

/** A word, or a part of one, as what is asked for; null when it is none of it. Of a longer one only the beginning counts. */
function pieceAt({ whole, begun }: Asked, text: string, start: number, end: number): Piece | null {
  const written = text.slice(start, end);
  const word = whole.indexOf(written);
  const isBegun = begun !== null && written.startsWith(begun);
  if (word < 0 && !isBegun) return null;
  return { word, isBegun, start, end: word < 0 && begun !== null ? start + begun.length : end };
}

/** A word, and the parts of it that an apostrophe holds together, which can be asked for alone. */
function partsIn(asked: Asked, run: string): Piece[] {
  const isJoined = run.includes("'");
  const parts: Piece[] = [];
  const take = (start: number, end: number, begun: string | null): void => {
    const piece = pieceAt({ ...asked, begun }, run, start, end);
    if (piece) parts.push(piece);
  };
  // What begins with the first part of a word is that part.
  const isPart = asked.begun?.includes("'") !== true;
  take(0, run.length, isJoined && isPart ? null : asked.begun);
  if (isJoined) eachAtom(run, (start, end) => take(start, end, isPart ? asked.begun : null));
  return parts;
}

/** All places of some words in a folded text, in order. */
function placesIn(asked: Asked, folded: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  const mayBeUnspaced = isUnspaced(folded);
  let at = 0;
  const place = (offset: number, piece: Piece): void => {
    placed.push({ ...piece, at, start: offset + piece.start, end: offset + piece.end });
  };
  /** A word that is asked for is one wherever it stands: none begins inside it. */
  const placeInRun = (offset: number, run: string): void => {
    const pieces = piecesIn(asked, run);
    // Nothing is near what stands before all of them.
    if (pieces.length === 0 && placed.length === 0) return;
    let [next, reach] = [0, 0];
    eachSegment(run, (from) => {
      for (let piece = pieces[next]; piece && piece.start < from; piece = pieces[++next]) {
        place(offset, piece);
        reach = Math.max(reach, piece.end);
      }
      if (from >= reach) at++;
    });
    for (const piece of pieces.slice(next)) place(offset, piece);
  };
  eachWord(folded, (start, end) => {
    const run = folded.slice(start, end);
    if (mayBeUnspaced && isUnspaced(run)) {
      placeInRun(start, run);
      return;
    }
    at++;
    for (const part of partsIn(asked, run)) place(start, part);
  });
  return placed;
}

/** Whether a word begins so: of one with an apostrophe that is its first part, which is another word than the whole. */
const beginsAlike = (word: string, begun: string): boolean =>
  word.startsWith(begun) && (begun.includes("'") || !word.includes("'"));

/** Whether some places hold all that is asked for, each word of the text as one of them. */
function isAll({ whole, times, begun }: Asked, placed: readonly PlacedWord[]): boolean {
  const isHeld = (most: number, word: number): boolean =>
    placed.filter((each) => each.word === word).length >= most;
  if (!times.every(isHeld)) return false;
  if (begun === null) return true;
  // A word that is asked for whole is not the one of which the beginning is asked for, though it begins so.
  const others = whole.reduce((sum, word, i) => sum + (beginsAlike(word, begun) ? (times[i] ?? 0) : 0), 0);
  return placed.filter(({ isBegun }) => isBegun).length > others;
}

/**
 * Where words stand near one another in a folded text, in order; a word that is asked for twice must stand there twice. The
 * last one may be only the beginning of a word.
 */
export function nearPlaces(words: readonly string[], near: number, folded: string, isOpen: boolean): Span[] {
  if (!words.every((word) => folded.includes(word))) return [];
  const asked = askedFor(words, isOpen);
  const placed = placesIn(asked, folded);
  const width = words.length + near;
  const found = new Set<PlacedWord>();
  for (const [index, first] of placed.entries()) {
    let end = index;
    while ((placed[end]?.at ?? Infinity) - first.at < width) end++;
    const window = placed.slice(index, end);
    if (isAll(asked, window)) for (const each of window) found.add(each);
  }
  return [...found].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end }));
}
