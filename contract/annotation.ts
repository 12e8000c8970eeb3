/** Annotations: a passage of the text with a colour, a note and tags, and where that passage is today. */
import * as v from 'valibot';
import type { Span } from './article.ts';

/** The colours of a mark, in the order of the digit keys 1 to 5. */
export const COLOURS = ['sun', 'leaf', 'sky', 'rose', 'plum'] as const;
export type Colour = (typeof COLOURS)[number];
export const colour = v.picklist(COLOURS);

/** The names people gave to colours; a colour that has its own is not in it. */
export type ColourNames = Readonly<Partial<Record<Colour, string>>>;

/** A span described redundantly, so that it can be found again in another version of the text. Never rewritten. */
export interface Passage extends Span {
  readonly exact: string;
  /** Up to 32 UTF-16 units before and after, whole code points only. */
  readonly prefix: string;
  readonly suffix: string;
  /** SHA-256 (hex) of the text that `start` and `end` count in. */
  readonly textHash: string;
}

/** How sure an anchor is, from certain to lost; every living annotation has exactly one. */
export const ANCHOR_STATES = ['exact', 'moved', 'edited', 'uncertain', 'orphaned'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** Where a passage is in today's text, and how sure that is. An orphan keeps its passage but has no place. */
export type Anchor =
  (Span & { readonly state: 'exact' | 'moved' | 'edited' | 'uncertain' }) | { readonly state: 'orphaned' };

/**
 * What a person decided about a passage that had moved, changed or got lost. From then on it is looked for where they
 * put it; the passage it was made on stays as it is.
 */
export interface Settlement {
  /** SHA-256 (hex) of the text that was on the screen when it was decided. */
  readonly textHash: string;
  /** Where it was put, in that text; null when it was to stay an orphan. */
  readonly passage: Passage | null;
}

/** Times are milliseconds since the epoch. */
export interface Annotation {
  readonly id: string;
  readonly articleId: string;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
  readonly passage: Passage;
  /** The person's own word on where the passage is; null while they have said none. */
  readonly settlement: Settlement | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What an annotation is looked for by today: where the person put it, else where it was made. */
export const basisOf = ({ passage, settlement }: Annotation): Passage => settlement?.passage ?? passage;

/** Whether words are others than those that were marked; how they are spaced makes no difference. */
const readsOtherwise = (words: string, { exact }: Passage): boolean => spaced(words) !== spaced(exact);
const spaced = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

export interface AnchoredAnnotation extends Annotation {
  readonly anchor: Anchor;
}

/** Where today's text reads otherwise than what was marked; null where it does not, or where its place is in doubt. */
export function readingToday({ anchor, passage }: AnchoredAnnotation, text: string): Span | null {
  if (anchor.state === 'orphaned' || anchor.state === 'uncertain') return null;
  const { start, end } = anchor;
  return readsOtherwise(text.slice(start, end), passage) ? { start, end } : null;
}

/** What a person accepted in the place of other words that they marked; null where nothing reads otherwise, or more changed since. */
export const acceptedWords = (
  { passage, settlement }: Annotation,
  state: AnchorState | null,
): string | null => {
  const words = settlement?.passage?.exact;
  if (words === undefined || (state !== 'exact' && state !== 'moved')) return null;
  return readsOtherwise(words, passage) ? words : null;
};

/** Whether the person decided to keep it as an orphan: it is not asked about until its text changes again. */
export const isKeptOrphan = ({ anchor, settlement }: AnchoredAnnotation): boolean =>
  anchor.state === 'orphaned' && settlement !== null && settlement.passage === null;
