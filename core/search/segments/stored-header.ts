/** What a stored segment's file says of itself beside its sections, and in which bits. */
import type { LanguageRange } from './stored-words.ts';

export interface StoredHeader {
  readonly articles: number;
  readonly passages: number;
  /** The languages of its articles; null for those in an unknown one. */
  readonly languages: readonly (string | null)[];
  readonly words: readonly LanguageRange[];
  /** The names of the text files that its articles stand in. */
  readonly textFiles: readonly string[];
}
