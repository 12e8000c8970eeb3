/** The words of a query, as they are looked for. Pure. */
import { fold, foldWithMap, originalSpan } from './fold.ts';
import { partedOf, type Parted } from './parted.ts';
import { isUnspaced, segmentsOf } from './unspaced.ts';
import { atomsOf, wordsOf } from './words.ts';

/** One word of a query. */
export interface QueryWord {
  /** Folded, as it must stand in the folded text. */
  readonly text: string;
  /** Its longest run of letters and digits; null when it has none, as an emoji. */
  readonly atom: string | null;
  /** As it was typed, in lower case: what other forms of the word are found by. */
  readonly written: string;
  /** True when it may still be growing: the last word as typed. */
  readonly isLast: boolean;
  /** True when it is written with a capital where none is due. */
  readonly isName: boolean;
  /** How it is also written in parts; null for nearly all words. */
  readonly parted: Parted | null;
}

const longest = (atoms: readonly string[]): string | null =>
  atoms.reduce<string | null>(
    (best, atom) => (best !== null && best.length >= atom.length ? best : atom),
    null,
  );

const NO_WORD = { isLast: false, isName: false, parted: null } as const;

/** A folded text that holds no words, such as an emoji, is looked for as it stands. */
export const bareSign = (text: string): QueryWord => ({ text, written: text, atom: null, ...NO_WORD });

/** What is typed with a hyphen inside, as one word that is also written so. */
export function asOne(parts: readonly string[], isLast: boolean): QueryWord {
  const text = parts.join('');
  return { text, written: text, atom: text, isLast, isName: false, parted: { parts, by: 'hyphen' } };
}

/** The words of a run without spaces: `États-Unis` is two, and so is `集体条约`. `mayName` tells where a capital makes a name. */
export function wordsIn(run: string, isLast: boolean, mayName: (start: number) => boolean): QueryWord[] {
  const folded = foldWithMap(run);
  const written = wordsOf(folded.text).flatMap((word) => {
    const { start, end } = originalSpan(folded, word.start, word.end);
    const typed = run.slice(start, end).normalize('NFC');
    const piece = typed.toLowerCase();
    const isName = /\p{Lu}/u.test(run.charAt(start)) && mayName(start);
    const pieces = isUnspaced(word.text) ? piecesOf(piece) : [];
    // A sign such as ㈱ is no word of the rules, and holds one.
    if (pieces.length > 0) return pieces;
    return [{ text: word.text, written: piece, isName, parted: partedOf(typed, word.text) }];
  });
  return written.map((word, index) => ({
    ...word,
    atom: longest(atomsOf(word.text)),
    isLast: isLast && index === written.length - 1,
  }));
}

/** The words of a piece that was written without spaces. */
const piecesOf = (piece: string): Pick<QueryWord, 'text' | 'written' | 'isName' | 'parted'>[] =>
  segmentsOf(piece)
    .filter(({ isWord }) => isWord)
    .map((segment) => ({ text: fold(segment.text), written: segment.text, isName: false, parted: null }));
