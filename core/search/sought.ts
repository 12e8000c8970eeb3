/** What a query looks for in this library: its words with their other forms, and corrected where nobody wrote them. */
import type { Correction } from '../../contract/search.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { TextLeaf } from './asked.ts';
import type { QueryWord } from './query-word.ts';
import { isUnspaced } from './unspaced.ts';
import { atomsOf } from './words.ts';

/**
 * How much of a longer word a word may be: none of it, its beginning, or any piece. A word is looked for as narrowly as
 * it can be: further only where scripts write no spaces, while it is still being typed, or when it stands nowhere.
 */
export type Reach = 'whole' | 'beginning' | 'piece';

export interface SoughtWord extends QueryWord {
  readonly reach: Reach;
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

const REACHES: readonly Reach[] = ['whole', 'beginning', 'piece'];

/** What longer words are looked through for: one letter stands in nearly all of them, as the one in front of `e-mail`. */
const SHORTEST_PIECE = 2;

function leastReach({ text, atom, isLast }: QueryWord, isPrefix: boolean): Reach {
  if (atom === null || isUnspaced(text)) return 'piece';
  return isLast || isPrefix ? 'beginning' : 'whole';
}

/** The ways to look for a leaf, each for when the one before it finds nothing. */
export function reachesOf(leaf: TextLeaf): readonly Reach[] {
  if (leaf.kind === 'phrase') return ['whole'];
  const least = leastReach(leaf.word, leaf.isPrefix);
  const isWhole = leaf.isPrefix || leaf.word.text.length < SHORTEST_PIECE;
  return isWhole ? [least] : REACHES.slice(REACHES.indexOf(least));
}

/** A leaf with the other forms of its word. A word with a sign inside, and the beginning of one, stand only as they are. */
export function withForms(leaf: TextLeaf, lexicon: Lexicon, reach: Reach): SoughtLeaf {
  if (leaf.kind === 'phrase') return leaf;
  const { word, isPrefix, scope } = leaf;
  const forms = word.atom === word.text && !isPrefix ? lexicon.formsOf(word.written, word.text) : NO_FORMS;
  const parted = isPrefix ? null : word.parted;
  return { kind: 'word', scope, word: { ...word, forms, isPrefix, reach, typed: null, parted } };
}

/** A leaf of which it is known that it stands nowhere in parts. */
export const withoutParts = (leaf: TextLeaf): TextLeaf =>
  leaf.kind === 'phrase' ? leaf : { ...leaf, word: { ...leaf.word, parted: null } };

const LONGEST_ACRONYM = 5;

/** The leaves that one which stands nowhere may be meant for, likeliest first. */
export function corrections(leaf: TextLeaf, lexicon: Lexicon): SoughtLeaf[] {
  if (leaf.kind === 'phrase' || leaf.isPrefix) return [];
  const { word, scope } = leaf;
  const { isName } = word;
  // A year, a law or a flight is no slip of another one, nor is an acronym; with more capitals it may be a word.
  const isAcronym = word.parted?.by === 'points' && word.text.length <= LONGEST_ACRONYM;
  if (word.atom !== word.text || isAcronym || /\p{N}/u.test(word.text)) return [];
  return lexicon.near(word.text).map(({ folded: text, written }) => {
    const atom = atomsOf(text).reduce((longest, each) => (each.length > longest.length ? each : longest));
    const forms = atom === text ? lexicon.formsOf(written, text) : NO_FORMS;
    const meant = { text, written, atom, forms, isName, isLast: false, isPrefix: false, typed: word.written };
    return { kind: 'word', scope, word: { ...meant, reach: 'whole', parted: null } };
  });
}

/** What was looked for in place of words that stand nowhere, each said once: a title may mean another than a note. */
export function correctionsIn(leaves: readonly SoughtLeaf[]): Correction[] {
  const all = new Map<string, Correction>();
  for (const leaf of leaves)
    if (leaf.kind === 'word' && leaf.word.typed !== null) {
      const { typed, written: shown } = leaf.word;
      all.set(JSON.stringify([typed, shown]), { typed, shown });
    }
  return [...all.values()];
}

/** Whether a form of a word is one in an article of this language. */
export const isFormIn = (word: SoughtWord, form: string, language: string | null): boolean =>
  word.forms.get(form)?.has(language ?? '') ?? false;

/** Languages that write several words as one: there a word also stands where a longer one begins with it. */
export const COMPOUNDING: ReadonlySet<string> = new Set([
  'de',
  'nl',
  'sv',
  'da',
  'no',
  'fi',
  'hu',
  'is',
  'ko',
]);
/** Shorter words begin too many others to be a part of them. */
const SHORTEST_PART = 4;

/** Whether longer words may be put together from a word and others. */
export const mayBePart = ({ text, reach }: SoughtWord): boolean =>
  reach === 'whole' && text.length >= SHORTEST_PART;

/** How far a word reaches in an article of this language. */
export const reachIn = (word: SoughtWord, language: string | null): Reach =>
  mayBePart(word) && COMPOUNDING.has(language ?? '') ? 'beginning' : word.reach;
