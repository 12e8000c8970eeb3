/** Paragraphs of one article, which should find one another. */
import type { Asked } from './measure.ts';
import type { Questions } from './questions.ts';

/** So many of the first that are found count. */
const COUNTED = 5;

/**
 * The share of kin among the first that are found, of as many as there are kin and five at most (R-precision at five); the
 * paragraph itself is passed over.
 */
const precision =
  (own: number, kin: ReadonlySet<number>): Asked['grade'] =>
  (found) => {
    const counted = Math.min(COUNTED, kin.size);
    const others = found.filter((number) => number !== own).slice(0, counted);
    return others.filter((number) => kin.has(number)).length / counted;
  };

/** Every paragraph with others in its article, of the articles that are wanted, to be asked by all of its text. */
export const kinAsked = (
  { articles, paragraphs }: Questions,
  isWanted: (article: number) => boolean,
): Asked[] =>
  articles.flatMap(({ paragraphs: numbers }, article) =>
    isWanted(article) && numbers.length > 1
      ? numbers.map((own) => ({
          query: paragraphs[own] ?? '',
          grade: precision(own, new Set(numbers.filter((number) => number !== own))),
        }))
      : [],
  );
