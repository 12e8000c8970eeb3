/** Who is who: what the program cannot decide alone about articles and their sources, and what people say to it. */
import * as v from 'valibot';
import { articleId, call, nothing } from './call.ts';

/** An article that may be the one whose source is missed. */
export interface Candidate {
  readonly articleId: string;
  /** Relative to the library, with `/` between folders. */
  readonly path: string;
  readonly title: string;
  /** How much of the two texts is the same, 0 to 1; 1 for the same text. */
  readonly likeness: number;
}

/** An annotated article that lost its source, or has another text there, and those that it may be now. */
export interface IdentityQuestion {
  readonly articleId: string;
  readonly title: string;
  /** Where its source was last seen. */
  readonly path: string;
  /** True when another text stands there now, on which its annotations are meanwhile. */
  readonly isHere: boolean;
  readonly annotations: number;
  /** Never empty; the likeliest first. */
  readonly candidates: readonly Candidate[];
}

/** An article with the same bytes or the same text as another. */
export interface IdenticalArticle {
  readonly articleId: string;
  readonly path: string;
  readonly title: string;
  readonly annotations: number;
  /** False when its source is gone, and only its annotations are left. */
  readonly isHere: boolean;
}

export const identityCalls = {
  /**
   * What waits to be answered; a pair that was answered is not asked again. Nothing is lost by not answering: the
   * annotations stay with their own article.
   */
  listQuestions: call<readonly IdentityQuestion[]>()(nothing),
  /**
   * Both texts of a pair: the kept one that was annotated, and the candidate's of today. Fails with `text-not-kept`,
   * `article-not-found` or `source-unreadable`.
   */
  questionTexts: call<{ readonly before: string; readonly after: string }>()(
    v.strictObject({ articleId, candidateId: articleId }),
  ),
  /**
   * The same article, another one, or (null) the answer is taken back. Fails with `save-failed`; when it is to be the same,
   * with `article-not-found` where the candidate is gone, and `article-is-back` where the other is here again.
   */
  answerQuestion: call<null>()(
    v.strictObject({ articleId, candidateId: articleId, isSame: v.nullable(v.boolean()) }),
  ),
  /** The other articles of the same bytes or text that are here or annotated; the most annotated first. */
  identicalArticles: call<readonly IdenticalArticle[]>()(v.strictObject({ articleId })),
} as const;
