/** Passages: what is indexed and shown. Owns how an article falls into them; knows no index. */
import type { Span } from '../../contract/article.ts';
import { aboutOf } from './about.ts';
import { foldWithMap, type Folded } from './fold.ts';

/** An article as the search is given it. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Who wrote it, and what it was published in; null when that is not known. */
  readonly author: string | null;
  readonly publication: string | null;
  /** What its last lines say of where it comes from; null when they say nothing. */
  readonly source: string | null;
  readonly blocks: readonly Span[];
  /** What tells this reading of its source from others, as a hash of it; without one a new start takes it for another. */
  readonly version?: string;
}

/** A note of an article as the search is given it. */
export interface SearchNote {
  readonly annotationId: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** Where in the article's text its annotation stands now; null when nowhere. */
  readonly target: Span | null;
}

export type PassageSource =
  | { readonly kind: 'title' }
  /** A block; `start` is its offset in the article's text. */
  | { readonly kind: 'text'; readonly start: number }
  | { readonly kind: 'note'; readonly annotationId: string; readonly target: Span | null }
  /** What is said about the article: its author, publication and tags. */
  | { readonly kind: 'about' };

export interface Passage {
  readonly text: string;
  readonly source: PassageSource;
  /** Kept here by `foldOf` once it was asked for. */
  fold?: Folded;
}

/** The fold of a passage: it goes with the passage, and keeps nothing of the rest of its article. */
export const foldOf = (passage: Passage): Folded => (passage.fold ??= foldWithMap(passage.text));

const HAS_WORDS = /\S/u;

/** The blocks of a text in order, and whatever non-blank text stands between them: nothing of a text is left out. */
function textPassages(text: string, blocks: readonly Span[]): Passage[] {
  const passages: Passage[] = [];
  const take = (start: number, end: number): void => {
    const piece = text.slice(start, end);
    if (HAS_WORDS.test(piece)) passages.push({ text: piece, source: { kind: 'text', start } });
  };
  let at = 0;
  for (const block of blocks) {
    const start = Math.max(block.start, at);
    take(at, start);
    take(start, block.end);
    at = Math.max(at, block.end);
  }
  take(at, text.length);
  return passages;
}

/** The passages of an article: its title, when it has one, those of its text, then what is said about it, if anything is. */
export function articlePassages(document: SearchDocument): Passage[] {
  const { title, text, blocks } = document;
  const about = aboutOf(document);
  return [
    ...(title === '' ? [] : [{ text: title, source: { kind: 'title' } as const }]),
    ...textPassages(text, blocks),
    ...(about === null ? [] : [{ text: about, source: { kind: 'about' } as const }]),
  ];
}

/** Notes as passages; blank ones are none. */
export const notePassages = (notes: readonly SearchNote[]): Passage[] =>
  notes
    .filter(({ note }) => HAS_WORDS.test(note))
    .map(({ annotationId, note, target }) => ({
      text: note,
      source: { kind: 'note', annotationId, target },
    }));
