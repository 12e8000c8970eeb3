/** The arithmetic of ranking: BM25 (Robertson and Zaragoza, 2009) with the settings that measured best for paragraphs. */

const K1 = 0.9;
const B = 0.4;

/** What a word is worth that `holders` of `all` hold; above 0. */
export const inverseFrequency = (holders: number, all: number): number =>
  Math.log(1 + (Math.max(all, holders) - holders + 0.5) / (holders + 0.5));

/** The share of a word's worth that a passage earns by holding it `frequency` times; 0 to 1.9. */
export const saturation = (frequency: number, length: number, meanLength: number): number =>
  (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / meanLength));

/** How much a title's score adds to its article's, by the share of the query's worth that the title holds. */
export const titleWeight = (share: number): number => 0.25 + 1.75 * share ** 3;

/** How much an article's score as a whole adds to that of its best passage. */
export const ARTICLE_WEIGHT = 0.5;
