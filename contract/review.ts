/** The review: every annotation whose passage is not where it was made, what became of it, and what to do about it. */
import * as v from 'valibot';
import { ANCHOR_STATES, type AnchoredAnnotation, type AnchorState, type Settlement } from './annotation.ts';
import type { Span } from './article.ts';
import { annotationId, call, hash, nothing, offset } from './call.ts';

/** How many annotations are in each state; while `checking` is 0, the five states sum up to all of them. */
export type AnchorCounts = Readonly<Record<AnchorState, number>> & {
  /** Those whose place in today's text is still being found out. */
  readonly checking: number;
};

/** The article an annotation belongs to, as far as it is known; its source may be gone. */
export interface AnnotatedArticle {
  readonly id: string;
  readonly title: string;
  /** Relative to the library, with `/` between folders; where it was last seen, when it is gone. */
  readonly path: string;
  readonly isHere: boolean;
}

/** A piece of a text around a passage: `text.slice(span.start, span.end)` is the passage. Cut between words. */
export interface Surroundings {
  readonly text: string;
  readonly span: Span;
}

export interface ReviewItem {
  readonly annotation: AnchoredAnnotation;
  readonly article: AnnotatedArticle;
  /** The text the annotation was made on (or last put in by the person), around its passage. */
  readonly before: Surroundings;
  /** Today's text where the passage is thought to be; null for an orphan. */
  readonly after: Surroundings | null;
  /** Today's text: what a decision is about; null while its source is gone. */
  readonly textHash: string | null;
  /** Whether the text it was made on is kept whole, for `asAnnotated`. */
  readonly isTextKept: boolean;
}

export interface ReviewWindow {
  /**
   * Those in the asked states. Not among them: orphans that the person decided to keep as such, unless they are asked for,
   * and orphans whose source is gone, of which nothing can be decided until it is back.
   */
  readonly total: number;
  readonly from: number;
  /** Grouped by article, in the order of the text. */
  readonly items: readonly ReviewItem[];
  /** Those that wait for a decision: uncertain and orphaned, without orphans kept as such or whose source is gone. */
  readonly waiting: number;
  /** Orphans that the person decided to keep as such. */
  readonly keptOrphans: number;
  readonly counts: AnchorCounts;
}

/** The text of an annotated version, with the passage in it. */
export interface AnnotatedText {
  readonly title: string;
  readonly text: string;
  readonly textHash: string;
  readonly span: Span;
}

/** What a decision changed, and how it was before: what undoing takes. */
export interface Decided {
  readonly annotationId: string;
  readonly before: Settlement | null;
}

const passage = v.strictObject({
  start: offset,
  end: offset,
  exact: v.string(),
  prefix: v.pipe(v.string(), v.maxLength(32)),
  suffix: v.pipe(v.string(), v.maxLength(32)),
  textHash: hash,
});
const settlement = v.strictObject({ textHash: hash, passage: v.nullable(passage) });

const decision = v.variant('kind', [
  /** The passage is where the program thinks it is. */
  v.strictObject({ kind: v.literal('accept'), textHash: hash }),
  /** The passage is here. */
  v.strictObject({ kind: v.literal('attach'), start: offset, end: offset, textHash: hash }),
  /** The passage is not in this text; it is kept with its quote alone. */
  v.strictObject({ kind: v.literal('orphan'), textHash: hash }),
]);

export const reviewCalls = {
  review: call<ReviewWindow>()(
    v.strictObject({
      states: v.pipe(v.array(v.picklist(ANCHOR_STATES)), v.minLength(1), v.maxLength(5)),
      /** Also orphans that the person decided to keep as such. */
      keptOrphans: v.boolean(),
      from: v.pipe(v.number(), v.integer(), v.minValue(0)),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    }),
  ),
  /** Fails with `text-changed` when `textHash` is not today's, and `annotation-not-found`. */
  decide: call<Decided>()(v.strictObject({ annotationId, decision })),
  /** Accepts the place of every moved annotation of the library. */
  acceptMoved: call<readonly Decided[]>()(nothing),
  /** Takes decisions back: each annotation gets the settlement it had before. */
  undecide: call<null>()(
    v.strictObject({
      decided: v.pipe(
        v.array(v.strictObject({ annotationId, before: v.nullable(settlement) })),
        v.maxLength(200_000),
      ),
    }),
  ),
  /** The kept text with the annotation's passage. Fails with `text-not-kept` and `annotation-not-found`. */
  asAnnotated: call<AnnotatedText>()(v.strictObject({ annotationId })),
} as const;
