/**
 * Whether the words of a quote, found once, are those of another copy than the one that was quoted: what stands around
 * them, and around the place they were taken from, can tell when the old text was not kept.
 */
import { contextAt, placesOf, type Quote } from './find-quote.ts';
import type { Run, Tokens, Vocabulary } from './tokens.ts';

/** Letters of context on either side that no text has next to each other by chance. */
const MIN_EACH = 10;
const MAX_PLACES = 400;

export const isOfAnother = (quote: Quote, today: Tokens, place: Run, vocabulary: Vocabulary): boolean =>
  isOfNamesake(quote, today, place, vocabulary) || isGapClosed(quote, today, vocabulary);

/**
 * True when the place looks as much like another copy of the quote that stands in its own context. Of "some for light,
 * some for light" the copy that is left when the other was deleted is near all that the deleted one was near.
 */
function isOfNamesake(quote: Quote, today: Tokens, place: Run, vocabulary: Vocabulary): boolean {
  const { tokens, run } = quote;
  const wanted = tokens.ids.subarray(run.first, run.end);
  const lettersAround = (first: number): number =>
    contextAt({ tokens, run: { first, end: first + wanted.length } }, today, place.first, vocabulary).context;
  const own = lettersAround(run.first);
  return placesOf(wanted, tokens.ids, MAX_PLACES).some(
    (first) => first !== run.first && lettersAround(first) >= own,
  );
}

/**
 * True when what stood before the quote and what stood behind it stand next to each other today: it was taken out there,
 * and what is left elsewhere was there before, or came there without its surroundings. Where the quote began or ended its
 * text, the text begins or ends there now. The outermost words of the context are cut, and not compared.
 */
function isGapClosed({ tokens: { ids }, run }: Quote, today: Tokens, vocabulary: Vocabulary): boolean {
  const before = lastLetters(ids.subarray(1, Math.max(1, run.first)), vocabulary);
  const after = firstLetters(ids.subarray(run.end, Math.max(run.end, ids.length - 1)), vocabulary);
  const isTelling = (side: Int32Array): boolean => lettersIn(side, vocabulary) >= MIN_EACH;
  const joined = Int32Array.of(...before, ...after);
  if (isTelling(before) && isTelling(after)) return placesOf(joined, today.ids, 1).length > 0;
  const isAt = (first: number): boolean => joined.every((id, k) => today.ids[first + k] === id);
  if (run.end === ids.length && isTelling(before)) return isAt(today.ids.length - joined.length);
  return run.first === 0 && isTelling(after) && isAt(0);
}

/**
 * True when the words next to the place, on either side, are those that stood next to the quote: some letters of them, or
 * all there are; and all of them where the words stand elsewhere too. The outermost words of the context are cut, and not
 * compared.
 */
export function isBackedOnBothSides(
  { tokens: { ids }, run }: Quote,
  today: Tokens,
  place: Run,
  vocabulary: Vocabulary,
): boolean {
  const wanted = ids.subarray(run.first, run.end);
  const least = placesOf(wanted, today.ids, 2).length > 1 ? Infinity : MIN_EACH;
  const isBacked = (side: Int32Array, there: (k: number) => number | undefined): boolean => {
    let letters = 0;
    for (const [k, id] of side.entries()) {
      if (id !== there(k)) return letters >= least;
      letters += vocabulary.weight(id);
    }
    return true;
  };
  const before = ids.slice(1, Math.max(1, run.first)).reverse();
  const after = ids.subarray(run.end, Math.max(run.end, ids.length - 1));
  return (
    isBacked(before, (k) => today.ids[place.first - 1 - k]) &&
    isBacked(after, (k) => today.ids[place.end + k])
  );
}

const lettersIn = (ids: Int32Array, vocabulary: Vocabulary): number =>
  ids.reduce((sum, id) => sum + vocabulary.weight(id), 0);

/** The first tokens that have so many letters. */
function firstLetters(ids: Int32Array, vocabulary: Vocabulary): Int32Array {
  let length = 0;
  for (let letters = 0; letters < MIN_EACH && length < ids.length; length++)
    letters += vocabulary.weight(ids[length] ?? -1);
  return ids.subarray(0, length);
}

const lastLetters = (ids: Int32Array, vocabulary: Vocabulary): Int32Array =>
  firstLetters(ids.slice().reverse(), vocabulary).slice().reverse();
