/**
 * The language of search, as data: what a query can say. One grammar for reading, for help and for completing.
 *
 *     query   = all { ("OR" | "OU") all }
 *     all     = one { one }
 *     one     = [ "-" | "NOT" | "SAUF" ] ( "(" query ")" | quoted [ "~" number ] | field ":" ( value | "(" query ")" ) | word [ "*" ] )
 *
 * A field before a bracket is said of all in it that has no field of its own. Spaces around its colon are passed over, and that
 * is said: French puts one before a colon.
 */
import { COLOURS, type Colour, type ColourNames } from '../annotation.ts';
import type { Span } from '../article.ts';

/** Where words are looked for; null for everywhere. */
export type Scope = 'title' | 'note' | 'text' | null;

/** What an article's own data is compared with. */
export const VALUE_FIELDS = ['tag', 'author', 'source', 'lang', 'path', 'colour'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

export const DATE_FIELDS = ['added', 'changed', 'read'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** Times that are called by where they lie from today. */
export const DAY_NAMES = ['today', 'yesterday', 'this-week', 'this-month', 'this-year'] as const;
export type DayName = (typeof DAY_NAMES)[number];

/** What ages are counted in, as in `7d`: days, weeks, months and years. */
export const AGE_UNITS = ['d', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

export const STATES = ['unread', 'reading', 'read', 'marked'] as const;
export type State = (typeof STATES)[number];

export const POSSESSIONS = ['note', 'mark', 'tag'] as const;
export type Possession = (typeof POSSESSIONS)[number];

/** Where the words of a whole query are looked for. */
export const PLACES = ['text', 'notes', 'titles'] as const;
export type Place = (typeof PLACES)[number];

/** Every field by its name, in the order help shows them. */
export const FIELDS = ['title', 'note', 'in', ...VALUE_FIELDS, ...DATE_FIELDS, 'is', 'has'] as const;
export type Field = (typeof FIELDS)[number];

/** What French calls them, and the values of some. */
export const FRENCH = {
  fields: {
    title: 'titre',
    note: 'note',
    in: 'dans',
    tag: 'étiquette',
    author: 'auteur',
    source: 'source',
    lang: 'langue',
    path: 'chemin',
    colour: 'couleur',
    added: 'ajouté',
    changed: 'modifié',
    read: 'lu',
    is: 'est',
    has: 'avec',
  } satisfies Record<Field, string>,
  days: {
    today: "aujourd'hui",
    yesterday: 'hier',
    'this-week': 'cette-semaine',
    'this-month': 'ce-mois',
    'this-year': 'cette-année',
  } satisfies Record<DayName, string>,
  ages: { d: 'j', w: 's', m: 'm', y: 'a' } satisfies Record<AgeUnit, string>,
  states: {
    unread: 'non-lu',
    reading: 'en-cours',
    read: 'lu',
    marked: 'marqué',
  } satisfies Record<State, string>,
  possessions: { note: 'note', mark: 'marque', tag: 'étiquette' } satisfies Record<Possession, string>,
  places: { text: 'texte', notes: 'notes', titles: 'titres' } satisfies Record<Place, string>,
  colours: {
    sun: 'soleil',
    leaf: 'feuille',
    sky: 'ciel',
    rose: 'rose',
    plum: 'prune',
  } satisfies Record<Colour, string>,
} as const;

/** Without accents and capitals, which make no difference to a name. */
export const plainName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds by its own name, its French one or another; null when none is so called. */
function named<Name extends string>(
  names: readonly Name[],
  french: Readonly<Record<Name, string>>,
  others: readonly (readonly [name: Name, ...called: string[]])[],
): (typed: string) => Name | null {
  const known = new Map<string, Name>();
  for (const name of names) known.set(plainName(french[name]), name);
  for (const [name, ...called] of others) for (const each of called) known.set(plainName(each), name);
  for (const name of names) known.set(name, name);
  return (typed) => known.get(plainName(typed)) ?? null;
}

/** The field of a name as typed; null when it is none. */
export const fieldNamed = named<Field>(FIELDS, FRENCH.fields, [
  ['lang', 'language'],
  ['path', 'fichier'],
  ['colour', 'color'],
]);
export const isDateField = (field: Field): field is DateField => DATE_FIELDS.some((each) => each === field);

/** Words that are no words in capitals: what they choose between, or exclude. */
export const CHOICE_WORDS: readonly string[] = ['OR', 'OU'];
export const NOT_WORDS: readonly string[] = ['NOT', 'SAUF'];

/** What parts a field from its value; the second is the one of Chinese and Japanese keyboards. */
export const COLON = /[:：]/u;

/** The field that a word begins with, and its value as typed; null when it names none. There may be spaces around the colon. */
export function fieldedIn(word: string): { readonly field: Field; readonly value: string } | null {
  const colon = word.search(COLON);
  const field = colon > 0 ? fieldNamed(word.slice(0, colon).trimEnd()) : null;
  return field && { field, value: word.slice(colon + 1).trimStart() };
}

export const dayNamed = named<DayName>(DAY_NAMES, FRENCH.days, [
  ['this-month', 'ce-mois-ci'],
  ['this-week', 'cette-semaine-ci'],
]);
export const ageUnitNamed = named<AgeUnit>(AGE_UNITS, FRENCH.ages, []);
export const stateNamed = named<State>(STATES, FRENCH.states, [
  ['unread', 'new', 'à-lire'],
  ['reading', 'started', 'commencé'],
  ['marked', 'annotated', 'annoté'],
]);
export const placeNamed = named<Place>(PLACES, FRENCH.places, [
  ['text', 'texts'],
  ['notes', 'note'],
  ['titles', 'title', 'titre'],
]);
export const possessionNamed = named<Possession>(POSSESSIONS, FRENCH.possessions, [
  ['note', 'notes'],
  ['mark', 'marks', 'annotation'],
  ['tag', 'tags'],
]);
const colourNamed = named<Colour>(COLOURS, FRENCH.colours, [
  ['sun', 'yellow', 'jaune'],
  ['leaf', 'green', 'vert'],
  ['sky', 'blue', 'bleu'],
  ['rose', 'pink'],
  ['plum', 'purple', 'violet'],
]);

/** The colour of a name as typed, a given one before those that all know; null when none is so called. */
export function colourCalled(typed: string, names: ColourNames): Colour | null {
  const wanted = plainName(typed);
  const given = COLOURS.find((colour) => plainName(names[colour] ?? '') === wanted);
  return given ?? colourNamed(typed);
}

/** One thing a query asks for; `span` is where it was typed. */
export type Leaf = { readonly span: Span } & (
  | {
      readonly kind: 'word';
      /** As typed, without spaces; may hold hyphens and apostrophes. */
      readonly text: string;
      readonly scope: Scope;
      /** True for `word*`: only words that begin so. */
      readonly isPrefix: boolean;
    }
  | {
      readonly kind: 'phrase';
      readonly text: string;
      readonly scope: Scope;
      /** How many other words may stand between its words, in any order; null for a phrase as it stands. */
      readonly near: number | null;
      /** True when only the beginning of its last word is asked for: behind a star, and while its quote is not closed. */
      readonly isOpen: boolean;
      /** Of words near one another, another one than the last of which only the beginning is; a span of `text`, or null. */
      readonly begun: Span | null;
    }
  | { readonly kind: 'value'; readonly field: ValueField; readonly value: string }
  /** Milliseconds since the epoch, `from` inclusive and `until` exclusive; null where it is open. */
  | {
      readonly kind: 'date';
      readonly field: DateField;
      readonly from: number | null;
      readonly until: number | null;
    }
  | { readonly kind: 'is'; readonly state: State }
  | { readonly kind: 'has'; readonly what: Possession }
);

export type QueryNode =
  | { readonly kind: 'and'; readonly of: readonly QueryNode[] }
  | { readonly kind: 'or'; readonly of: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly of: QueryNode }
  | Leaf;

/** What could not be read as it stands, and how it was read instead. */
export const PROBLEMS = [
  'quote-not-closed',
  'bracket-not-closed',
  'bracket-not-opened',
  'bracket-too-deep',
  'nothing-to-choose',
  'star-passed-over',
  'star-inside',
  'colon-spaced',
  'value-missing',
  'value-unknown',
  'date-unknown',
  'too-much',
  /** Said where it is typed: what is asked goes only so far. */
  'too-long',
  /** Asked in the notebook, where there are annotations and no articles. */
  'of-articles-only',
] as const;
export interface Problem extends Span {
  readonly code: (typeof PROBLEMS)[number];
}

export interface ParsedQuery {
  /** Null when nothing is asked for. */
  readonly root: QueryNode | null;
  /** Where its words are looked for that name no place of their own. */
  readonly scope: Scope;
  /** True when it is nothing but words, as most are: then it also means the words as they stand together. */
  readonly isPlain: boolean;
  readonly problems: readonly Problem[];
}
