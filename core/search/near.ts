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

interface PlacedWord extends Span {
  /** Which of the words asked for it is. */
  readonly word: number;
  /** Its number among all words of the text. */
  readonly at: number;
}

type Piece = Omit<PlacedWord, 'at'>;

/** Where the words that are asked for stand in a run without spaces, as pieces of it, each apart from itself; in order. */
function piecesIn(words: readonly string[], run: string): Piece[] {
  const pieces: Piece[] = [];
  words.forEach((asked, word) => {
    for (let start = run.indexOf(asked); start >= 0; start = run.indexOf(asked, start + asked.length))
      pieces.push({ word, start, end: start + asked.length });
  });
  return pieces.sort((a, b) => a.start - b.start);
}

/** The parts of a word that an apostrophe holds together, which can be asked for alone. */
function partsIn(words: readonly string[], joined: string): Piece[] {
  const parts: Piece[] = [];
  eachAtom(joined, (start, end) => {
    const word = words.indexOf(joined.slice(start, end));
    if (word >= 0) parts.push({ word, start, end });
  });
  return parts;
}

/** All places of some words in a folded text, in order. */
function placesIn(words: readonly string[], folded: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  const mayBeUnspaced = isUnspaced(folded);
  let at = 0;
  const place = (offset: number, { word, start, end }: Piece): void => {
    placed.push({ word, at, start: offset + start, end: offset + end });
  };
  /** A word that is asked for is one wherever it stands: none begins inside it. */
  const placeInRun = (offset: number, run: string): void => {
    const pieces = piecesIn(words, run);
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
    const word = words.indexOf(run);
    if (word >= 0) place(start, { word, start: 0, end: run.length });
    if (run.includes("'")) for (const part of partsIn(words, run)) place(start, part);
  });
  return placed;
}

/** Where words stand near one another in a folded text, in order; a word that is asked for twice must stand there twice. */
export function nearPlaces(asked: readonly string[], near: number, folded: string): Span[] {
  const words = [...new Set(asked)];
  if (!words.every((word) => folded.includes(word))) return [];
  const wanted = words.map((word) => asked.filter((each) => each === word).length);
  const placed = placesIn(words, folded);
  const width = asked.length + near;
  const found = new Set<PlacedWord>();
  for (const [index, first] of placed.entries()) {
    let end = index;
    while ((placed[end]?.at ?? Infinity) - first.at < width) end++;
    const window = placed.slice(index, end);
    if (wanted.every((times, word) => window.filter((each) => each.word === word).length >= times))
      for (const each of window) found.add(each);
  }
  return [...found].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end }));
}
