/**
 * A part of the index: some articles, their passages and words, which are added once and never taken out. Whoever puts
 * segments together knows which of their articles are dead, and gives all of them numbers; a segment counts from nought.
 */
import type { Visit } from '../form-index.ts';
import type { KeyedCounts } from '../keyed-counts.ts';
import type { SearchDocument } from '../passage.ts';
import type { WordsByLanguage } from '../words-by-language.ts';

export type { Visit } from '../form-index.ts';

/** What filters ask of an article, kept beside its text. */
export type ArticleTraits = Pick<SearchDocument, 'tags' | 'source' | 'language'>;

/** Which passages of an article are none of its text, as bits: its first is its title, its last what is said about it. */
export const APART = { title: 1, about: 2 } as const;

export interface Segment {
  /** How many articles and passages it has, dead ones among them. */
  readonly articles: number;
  readonly passages: number;
  /** By article: the number of its first passage, and which are none of its text. */
  readonly firsts: ArrayLike<number>;
  readonly apart: ArrayLike<number>;
  /** Articles that were taken out of older segments when this one was the newest, by id. */
  readonly removed: Iterable<string>;
  readonly words: WordsByLanguage;
  /** What its texts say of acronyms and names. */
  readonly mentions: KeyedCounts;

  idOf(article: number): string;
  /** The newest article of this id; null when there is none. */
  numberOf(id: string): number | null;
  /** The number of its first passage; of the number after the last one, how many passages there are. */
  firstPassage(article: number): number;
  /** In words. */
  lengthOf(passage: number): number;
  /** Writes the lengths of all passages into `lengths`, from `at` on. */
  copyLengths(lengths: Uint32Array, at: number): void;
  /** Empty where it is not known. */
  languageOf(article: number): string;
  traitsOf(article: number): ArticleTraits;
  /** What tells this reading of an article from others, null when nothing does; for many at once. */
  versions(): (article: number) => string | null;
  documentOf(article: number): SearchDocument;

  /** Visits the passages that have a form holding `piece` of a word that spaces part: all forms are gone through. */
  eachHolding(piece: string, visit: Visit): void;
  /** Visits the passages that have a form beginning with `piece`. What is visited may change after the visit. */
  eachBeginning(piece: string, visit: Visit): void;
  /** Visits the passages that have this very form. */
  eachKin(form: string, visit: Visit): void;
}
