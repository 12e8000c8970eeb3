/** What a query looks for in this library: its words with their other forms, and corrected where nobody wrote them. */
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { TextLeaf } from './plan.ts';
import type { QueryWord } from './query-word.ts';
import { atomsOf } from './words.ts';

export interface SoughtWord extends QueryWord {
  /** The folded forms of the same word, each with the languages of the articles in which it is one. */
  readonly forms: ReadonlyMap<string, ReadonlySet<string>>;
  /** True when only words that begin so are asked for. */
  readonly isPrefix: boolean;
  /** The word as it was typed, when it is looked for as another one that the library knows; else null. */
  readonly typed: string | null;
}

export type SoughtLeaf = Pick<TextLeaf, 'scope'> &
  ({ readonly kind: 'word'; readonly word: SoughtWord } | Phrase);

export interface Sought {
  /** The whole query, folded, when it is words alone; else null. */
  readonly literal: string | null;
  /** What is asked for, not what is excluded. */
  readonly leaves: readonly SoughtLeaf[];
}

const NO_FORMS: SoughtWord['forms'] = new Map();

/** A leaf with the other forms of its word. A word with a sign inside, and the beginning of one, stand only as they are. */
export function withForms(leaf: TextLeaf, lexicon: Lexicon): SoughtLeaf {
  if (leaf.kind === 'phrase') return leaf;
  const { word, isPrefix, scope } = leaf;
  const forms = word.atom === word.text && !isPrefix ? lexicon.formsOf(word.written, word.text) : NO_FORMS;
  return { kind: 'word', scope, word: { ...word, forms, isPrefix, typed: null } };
}

/** The leaf that one which stands nowhere was most likely meant for; null when none is near. */
export function corrected(leaf: TextLeaf, lexicon: Lexicon): SoughtLeaf | null {
  if (leaf.kind === 'phrase' || leaf.isPrefix) return null;
  const { word, scope } = leaf;
  const correction = word.atom === word.text ? lexicon.nearest(word.text) : null;
  if (!correction) return null;
  const { folded: text, written } = correction;
  const atom = atomsOf(text).reduce((longest, each) => (each.length > longest.length ? each : longest));
  const forms = atom === text ? lexicon.formsOf(written, text) : NO_FORMS;
  const meant = { text, written, atom, forms, isLast: false, isPrefix: false, typed: word.written };
  return { kind: 'word', scope, word: meant };
}

/** Whether a form of a word is one in an article of this language. */
export const isFormIn = (word: SoughtWord, form: string, language: string | null): boolean =>
  word.forms.get(form)?.has(language ?? '') ?? false;
