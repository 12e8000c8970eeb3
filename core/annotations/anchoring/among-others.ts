/**
 * Whether the words around a place are wholly others than a quote was taken from: then it may be another copy of it, and
 * a person must say. Pure.
 */
import { commonLetters } from './find-quote.ts';
import { createVocabulary, tokenise, type Vocabulary } from './tokens.ts';

/** UTF-16 units around the place that are looked at: more than a passage holds, since words may have been put in between. */
const NEAR = 64;
/** Letters of context that tell anything, on both sides together. */
const TELLING = 20;
/** Letters that any two contexts may share by chance. */
const CHANCE = 6;

/** `start` and `end` of the place count in `text`. False where the quote or the place has too little around it to tell. */
export function isAmongOthers(
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const vocabulary = createVocabulary();
  const read = (words: string): Int32Array => tokenise(words, vocabulary).ids;
  const before = [prefix, text.slice(Math.max(0, start - NEAR), start)].map((words) => read(words).reverse());
  const after = [suffix, text.slice(end, end + NEAR)].map(read);
  let [asked, there, shared] = [0, 0, 0];
  for (const [wanted = new Int32Array(), found = new Int32Array()] of [before, after]) {
    asked += lettersIn(wanted, vocabulary);
    there += lettersIn(found, vocabulary);
    shared += commonLetters(wanted, found, vocabulary);
  }
  return asked >= TELLING && there >= TELLING && shared < CHANCE;
}

const lettersIn = (ids: Int32Array, vocabulary: Vocabulary): number =>
  ids.reduce((sum, id) => sum + vocabulary.weight(id), 0);
