/**
 * The first letters of words, each indexed as one form: whoever begins to type a word asks for its first letter, which thousands
 * of words have, and their lists would be put together at that key. Owns what these forms look like.
 */
import { OF_SEVERAL } from './pairs.ts';
import { firstLetter } from './unspaced.ts';

const formOf = (letter: string): string | null =>
  letter === '' ? null : `${OF_SEVERAL}${OF_SEVERAL}${OF_SEVERAL}${letter}`;

/** The form of the first letter of a longer atom; null where there is none. */
export const initialOf = (atom: string): string | null =>
  atom.length > 1 ? formOf(firstLetter(atom)) : null;

/** The form of all longer atoms that begin with a letter; null for what is not a single one. */
export const beginningWith = (letter: string): string | null =>
  letter.length === 1 ? formOf(firstLetter(letter)) : null;
