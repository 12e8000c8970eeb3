/** What the lexicon asks of each part of the library: its words as they are written, counted by language. */

/** A word as it is written, in lower case and composed, and folded. */
export interface WrittenWord {
  readonly written: string;
  readonly folded: string;
}

/**
 * How often a part holds a word. Counts of all parts are summed: a part counts below nought what it took out of others
 * before it.
 */
export interface CountedWord extends WrittenWord {
  readonly count: number;
}

/** The words of some texts. The language of texts in an unknown one is the empty string. */
export interface WordsByLanguage {
  readonly languages: readonly string[];
  /** Visits each way in which a folded word is written in a language. */
  eachWriting(language: string, folded: string, visit: (word: CountedWord) => void): void;
  /** Visits each word of a language that has this stem. */
  eachOfStem(language: string, stem: string, visit: (word: CountedWord) => void): void;
  /** Visits the folded words that `word` may be meant for, each at least once, with the number of slips. */
  eachNear(word: string, visit: (folded: string, slips: number) => void): void;
}

/** A word with all that is stored of it. */
export interface StoredWord extends CountedWord {
  readonly language: string;
  /** What all forms of the word have in common; null where nothing is known of that. */
  readonly stem: string | null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which words are stored: by language, then as folded, then as written. */
export const inStoredOrder = (a: Omit<StoredWord, 'count'>, b: Omit<StoredWord, 'count'>): number =>
  compare(a.language, b.language) || compare(a.folded, b.folded) || compare(a.written, b.written);
