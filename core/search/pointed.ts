/** Acronyms that are written with a point behind each letter, as `O.T.S.C.` and `l’O.N.U.`. Pure. */
import { fold } from './fold.ts';
import { withoutElision } from './words.ts';

const POINTED = /^\p{L}(?:\.\p{L}){1,9}\.?$/u;

/** The folded letters of a word that is such an acronym, without what is elided before it; null for any other word. */
export function pointedLetters(word: string): readonly string[] | null {
  if (!word.includes('.')) return null;
  const [composed, folded] = [word.normalize('NFC'), fold(word)];
  // What is elided folds letter by letter.
  const acronym = composed.slice(folded.length - withoutElision(folded).length);
  return POINTED.test(acronym) ? Array.from(fold(acronym.replaceAll('.', ''))) : null;
}
