/** Two articles set against each other: the sentences that both have, and the passages that speak of the same. */
import * as v from 'valibot';
import type { Span } from './article.ts';
import { articleId, call } from './call.ts';

/** A sentence that both texts have, perhaps in slightly other words; where one text cut it in two, both halves. */
export interface SharedSentence {
  readonly here: Span;
  readonly there: Span;
  /** 1 when every word is the same, whatever accents, capitals and signs; else the share of both that is. */
  readonly likeness: number;
}

/** A passage of each text that speak of the same in words of their own. */
export interface SharedSubject {
  readonly here: Span;
  readonly there: Span;
  /** The words both have, most telling first, as the other article writes them. */
  readonly words: readonly string[];
  /** Where they stand in each. */
  readonly hereWords: readonly Span[];
  readonly thereWords: readonly Span[];
}

export interface Comparison {
  /** SHA-256 of the texts that the spans are of: only of these do they say anything. */
  readonly hereHash: string;
  readonly thereHash: string;
  /** In the order of the first text; no two overlap in either. */
  readonly sentences: readonly SharedSentence[];
  /** The most alike first; none where a sentence is shared already. */
  readonly subjects: readonly SharedSubject[];
  /** How many sentences only one of them has. */
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** How much of each was compared, in UTF-16 units, when one is longer than that; else null. */
  readonly comparedUntil: number | null;
}

export const comparisonCalls = {
  /** `here` is the first of the two. Fails with `article-not-found` or `source-unreadable`. */
  compareArticles: call<Comparison>()(v.strictObject({ articleId, otherId: articleId })),
} as const;
