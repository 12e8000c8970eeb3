/** The arithmetic of ranking: BM25 (Robertson and Zaragoza, 2009) with the settings that measured best for paragraphs. */

const K1 = 1;
const B = 0.4;

/** What a word is worth that `holders` of `all` hold; above 0. */
export const inverseFrequency = (holders: number, all: number): number =>
  Math.log(1 + (Math.max(all, holders) - holders + 0.5) / (holders + 0.5));

/** The share of a word's worth that a passage earns by holding it `frequency` times; 0 to `k1` + 1. */
export const saturation = (frequency: number, length: number, meanLength: number, k1 = K1): number =>
  (frequency * (k1 + 1)) / (frequency + k1 * (1 - B + (B * length) / meanLength));

/**
 * How much a title's score adds to its article's, by the share of the query's worth that the title holds, and the share
 * of the title's words that the query holds: who writes all of a name means what it names.
 */
export const titleWeight = (share: number, named: number): number =>
  0.25 + share ** 3 + Math.min(1, named) ** 2;

/** How much an article's score as a whole adds to that of its best passage. */
export const ARTICLE_WEIGHT = 1;

const ARTICLE_B = 0.1;

/** How many times more often than its length allows an article may say a word before more of it tells nothing. */
const ARTICLE_PATIENCE = 2;

/** `saturation` for whole articles of a library: they may say a word more often, as they are longer. */
export function articleSaturation(
  frequency: number,
  length: number,
  meanLength: number,
  meanPassage: number,
): number {
  const k1 = ARTICLE_PATIENCE * K1 * Math.max(1, meanLength / meanPassage);
  return (frequency * (k1 + 1)) / (frequency + k1 * (1 - ARTICLE_B + (ARTICLE_B * length) / meanLength));
}

/** What the very form that was asked for earns on top of what any form of its word earns. */
export const EXACT_WEIGHT = 0.5;

/** How much more names tell than other words. */
export const NAME_WEIGHT = 1.5;

/** How much words of a question tell that name what is asked for, and not what is known of it. */
export const ASKED_FOR_WEIGHT = 0.5;

/** How much of the worth of the rarest word a beginning of two letters or more is worth at least: it is rarely meant by itself. */
const BEGINNING_FLOOR = 0.7;
export const beginningFloor = (length: number, all: number): number =>
  length < 2 ? 0 : BEGINNING_FLOOR * Math.log(1 + all);

/** For a question, or when no article holds all words: the share of what the fullest one holds that another must hold to answer too. */
export const QUORUM = 0.2;

/** How much more an article earns that holds the whole of a query whose last word is being typed. */
export const COVERAGE_WEIGHT = 3;

/** How much words that stand together add to the words themselves. */
export const PROXIMITY_WEIGHT = 2;

/** What a word earns by the nearness of others: `sum` of what they are worth over the square of how far away they are. */
export const proximityEarned = (sum: number, worth: number, length: number, meanLength: number): number =>
  Math.min(1, worth) * saturation(sum, length, meanLength);
