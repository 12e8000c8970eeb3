/** Acronyms that are written with a point behind each letter, as `O.T.S.C.` and `l’O.N.U.`. Pure. */
import { fold } from './fold.ts';

const POINTED = /^\p{L}(?:\.\p{L}){1,9}\.?$/u;

const ELIDED = /^(?:[cdjlmnst]|qu)['’ʼ‘](?=.)/iu;

/** The folded letters of a word that is such an acronym, without what is elided before it; null for any other word. */
export function pointedLetters(word: string): readonly string[] | null {
  const composed = word.normalize('NFC').replace(ELIDED, '');
  return POINTED.test(composed) ? Array.from(fold(composed.replaceAll('.', ''))) : null;
}
