/** What one leaf of a query earns a passage, and an article as a whole. Pure; each grows with how often the leaf is held. */
import {
  articleSaturation,
  ASKED_FOR_WEIGHT,
  beginningFloor,
  EXACT_WEIGHT,
  inverseFrequency,
  NAME_WEIGHT,
  saturation,
} from './bm25.ts';
import { isAskedFor } from './question.ts';
import type { SoughtLeaf } from './sought.ts';

/** A word that only begins a longer one tells less, unless it is the one being typed. */
const PART_WEIGHT = 0.5;

/** How many passages and articles there are, how long they are in the mean, and how many of both hold the leaf. */
export interface LeafFigures {
  readonly holders: number;
  /** In any form of the word, and as it is asked. */
  readonly anyHolders: number;
  readonly exactHolders: number;
  readonly articleHolders: number;
  readonly passages: number;
  readonly articles: number;
  readonly meanPassage: number;
  readonly meanArticle: number;
}

function weightOf(leaf: SoughtLeaf, isQuestion: boolean): number {
  if (leaf.kind !== 'word') return 1;
  if (leaf.word.isName) return NAME_WEIGHT;
  return isQuestion && isAskedFor(leaf.word.written) ? ASKED_FOR_WEIGHT : 1;
}

const isBeingTyped = (leaf: SoughtLeaf): boolean => leaf.kind === 'word' && leaf.word.reach !== 'whole';

/** How much of a whole word the beginning of a longer one counts for. */
export const partWeightOf = (leaf: SoughtLeaf): number => (isBeingTyped(leaf) ? 1 : PART_WEIGHT);

export class LeafEarnings {
  readonly #isTyped: boolean;
  readonly #anyWorth: number;
  readonly #exactWorth: number;
  readonly #begunWorth: number;
  readonly #articleWorth: number;
  readonly #meanPassage: number;
  readonly #meanArticle: number;

  constructor(leaf: SoughtLeaf, isQuestion: boolean, figures: LeafFigures) {
    const { passages, articles, holders, anyHolders, exactHolders, articleHolders } = figures;
    const weight = weightOf(leaf, isQuestion);
    const length = leaf.kind === 'word' ? leaf.word.text.length : 0;
    this.#isTyped = isBeingTyped(leaf);
    this.#anyWorth = weight * inverseFrequency(anyHolders, passages);
    this.#exactWorth = EXACT_WEIGHT * (weight * inverseFrequency(exactHolders, passages));
    this.#begunWorth =
      weight *
      partWeightOf(leaf) *
      Math.max(inverseFrequency(holders, passages), beginningFloor(length, passages));
    this.#articleWorth = weight * inverseFrequency(articleHolders, articles);
    this.#meanPassage = figures.meanPassage;
    this.#meanArticle = figures.meanArticle;
  }

  /** Of a passage of so many atoms that holds it so often: in any form, as it is asked, and as a beginning. */
  passage(any: number, exact: number, begun: number, length: number): number {
    const mean = this.#meanPassage;
    const part = this.#isTyped ? exact + begun : begun;
    let score = any > 0 ? this.#anyWorth * saturation(any, length, mean) : 0;
    if (exact > 0) score += this.#exactWorth * saturation(exact, length, mean);
    if (part > 0) score += this.#begunWorth * saturation(part, length, mean);
    return score;
  }

  /** Of a whole article of so many atoms. */
  article(times: number, length: number): number {
    return this.#articleWorth * articleSaturation(times, length, this.#meanArticle, this.#meanPassage);
  }
}
