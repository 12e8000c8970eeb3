/** How much two sentences have in common: their words, and which word follows which. Pure. */

/** Two words in a row, for every place of a sentence; the only word of a sentence of one. */
export const shinglesOf = (words: readonly string[]): readonly string[] =>
  words.length < 2 ? words : words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`);

/** What both hold of the same, counted as often as both hold it. */
function sharedCount(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const item of a) counts.set(item, (counts.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of b) {
    const left = counts.get(item) ?? 0;
    if (left > 0) shared++;
    counts.set(item, left - 1);
  }
  return shared;
}

const dice = (a: readonly string[], b: readonly string[]): number =>
  a.length + b.length === 0 ? 0 : (2 * sharedCount(a, b)) / (a.length + b.length);

/**
 * 0 to 1: the mean of Dice's coefficient over words and over shingles of two. Words alone would take any two sentences
 * of a subject for one; shingles alone would not know a sentence in which every fourth word was replaced.
 */
export const likenessOf = (a: readonly string[], b: readonly string[]): number =>
  (dice(a, b) + dice(shinglesOf(a), shinglesOf(b))) / 2;
