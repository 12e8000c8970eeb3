/** What a query looks for in this library: its words with their other forms, and corrected where nobody wrote them. */
import type { Lexicon } from './lexicon.ts';
import type { QueryWord } from './query.ts';
import { atomsOf } from './words.ts';

export interface SoughtWord extends QueryWord {
  /** The folded forms of the same word, each with the languages of the articles in which it is one. */
  readonly forms: ReadonlyMap<string, ReadonlySet<string>>;
  /** The word as it was typed, when it is looked for as another one that the library knows; else null. */
  readonly typed: string | null;
}

export interface Sought {
  /** The whole query, folded. */
  readonly literal: string;
  readonly words: readonly SoughtWord[];
}

const NO_FORMS: SoughtWord['forms'] = new Map();

/** A word with its other forms. One with a sign inside stands only as it is. */
export const withForms = (word: QueryWord, lexicon: Lexicon): SoughtWord => ({
  ...word,
  forms: word.atom === word.text ? lexicon.formsOf(word.written, word.text) : NO_FORMS,
  typed: null,
});

/** The word that one which stands nowhere was most likely meant for; null when none is near. */
export function corrected(word: QueryWord, lexicon: Lexicon): SoughtWord | null {
  const correction = word.atom === word.text ? lexicon.nearest(word.text) : null;
  if (!correction) return null;
  const { folded: text, written } = correction;
  const atom = atomsOf(text).reduce((longest, each) => (each.length > longest.length ? each : longest));
  return { ...withForms({ text, written, atom, isLast: false }, lexicon), typed: word.written };
}

/** Whether a form of a word is one in an article of this language. */
export const isFormIn = (word: SoughtWord, form: string, language: string | null): boolean =>
  word.forms.get(form)?.has(language ?? '') ?? false;
