/** What a search asks and answers. Marks and snippets are exact places in the original text. */
import type { Span } from './article.ts';
import type { Problem } from './query/grammar.ts';

/** A stretch of a passage, cut between words. */
export interface ExcerptPiece {
  readonly text: string;
  /** What was found, as spans of `text`. */
  readonly marks: readonly Span[];
}

/** Words around what was found in a passage. */
export interface Excerpt {
  /** In the order of the passage: one, or two where what was found stands far apart. */
  readonly pieces: readonly ExcerptPiece[];
  /** True when it does not begin, or does not end, where its passage does. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** One passage that matches: a block of an article, a note, or what is said about it: its author, publication and tags. */
export interface Hit extends Excerpt {
  readonly kind: 'text' | 'note' | 'about';
  /** The annotation whose note matched; null for any other hit. */
  readonly annotationId: string | null;
  /**
   * What to open: the first match in the article's text; null when a note's passage has no place any more,
   * and for what is said about the article, which stands nowhere in it.
   */
  readonly target: Span | null;
}

export interface HitGroup {
  readonly articleId: string;
  readonly title: string;
  /** Matched words, as spans of the title. */
  readonly titleMarks: readonly Span[];
  /** The passages to show, in the order of the text. */
  readonly hits: readonly Hit[];
  /** How the text begins after its title, where filters alone found it; null where something stands that matched, or no text. */
  readonly beginning: Excerpt | null;
  /**
   * How many passages of the article match; `hits` are the best few of them, or all when it is asked for whole. One that is
   * the title is among them in any case.
   */
  readonly passages: number;
}

/** A passage of another article, or a note, that speaks of the same as a passage of an article. */
export interface RelatedPassage extends Excerpt {
  readonly articleId: string;
  readonly title: string;
  /** The annotation whose note it is; null for a passage of the text. */
  readonly annotationId: string | null;
  /** The passage it is related to, in the article that was asked about. */
  readonly here: Span;
  /** Where it stands in its own article; null when a note's passage has no place any more. */
  readonly there: Span | null;
  /** The words both share, most telling first, as this passage writes them. */
  readonly shared: readonly string[];
}

/** A word that nothing holds, and the known word that it was most likely meant for; both in lower case. */
export interface Correction {
  readonly typed: string;
  readonly shown: string;
}

/** Where a query stands in one article. */
export interface FoundInArticle {
  /** Places in its text, in order. */
  readonly spans: readonly Span[];
  /** Which of its texts that is: the page may show another for a moment. Null when the article is not there. */
  readonly textHash: string | null;
  /** Words that stand nowhere in the library, and what was looked for instead of them. */
  readonly corrections: readonly Correction[];
  /** What of the query stands on no page, as it was typed: notes, and what asks about the article itself. */
  readonly leftOut: readonly string[];
  /** False when all of it was left out. */
  readonly isLookedFor: boolean;
}

/** What the library says a piece of the query means: an acronym, or what one stands for. Both are looked for. */
export interface AlsoSought {
  /** As it was typed. */
  readonly typed: string;
  /** As the library writes it. */
  readonly shown: string;
}

/** How a word or a phrase of an article came to answer a query. */
export const MATCH_KINDS = [
  'as-typed',
  'spelling',
  'form',
  'beginning',
  'piece',
  'meant',
  'acronym',
  'phrase',
  'filter',
] as const;

/** One reason for which an article answers. */
export interface MatchReason {
  readonly how: (typeof MATCH_KINDS)[number];
  /** As the article writes it; a filter as it was typed. */
  readonly written: string;
  /** What was asked for, in lower case; empty where the reason needs none. */
  readonly asked: string;
  /** Where it stands; nowhere for a filter. */
  readonly places: readonly ('title' | 'text' | 'note' | 'about')[];
}

/** Another spelling, in texts of the library, of a name that the query asks for. It is not looked for unless the person asks. */
export interface Spelling {
  /** Where the name was typed. */
  readonly span: Span;
  readonly typed: string;
  readonly shown: string;
}

export interface SearchResult {
  readonly query: string;
  /** Best article first. */
  readonly groups: readonly HitGroup[];
  /** Exact counts over the whole library, whatever the limit. */
  readonly articles: number;
  readonly passages: number;
  /** True when no article holds all words of the query, and those that hold most of what it is worth are shown. */
  readonly relaxed: boolean;
  /** What of the query could not be read as it stands; it was read as best it can be. */
  readonly problems: readonly Problem[];
  /** Words that stand nowhere, and what was looked for instead of them. */
  readonly corrections: readonly Correction[];
  readonly also: readonly AlsoSought[];
  readonly spellings: readonly Spelling[];
  /** Time the search took in its thread, in milliseconds. */
  readonly tookMs: number;
}
