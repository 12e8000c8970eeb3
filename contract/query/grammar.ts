/**
 * The language of search, as data: what a query can say. One grammar for reading, for help and for completing.
 *
 *     query   = all { ("OR" | "OU") all }
 *     all     = one { one }
 *     one     = [ "-" ] ( "(" query ")" | quoted [ "~" number ] | field ":" value | word [ "*" ] )
 */
import { COLOURS, type Colour } from '../annotation.ts';
import type { Span } from '../article.ts';

/** Where words are looked for; null for everywhere. */
export type Scope = 'title' | 'note' | 'text' | null;

/** What an article's own data is compared with. */
export const VALUE_FIELDS = ['tag', 'author', 'source', 'lang', 'path', 'colour'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

export const DATE_FIELDS = ['added', 'changed', 'read'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

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

/** The same fields as people of other languages call them. */
const OTHER_NAMES: Readonly<Record<string, Field>> = {
  titre: 'title',
  dans: 'in',
  étiquette: 'tag',
  etiquette: 'tag',
  auteur: 'author',
  langue: 'lang',
  language: 'lang',
  chemin: 'path',
  fichier: 'path',
  couleur: 'colour',
  color: 'colour',
  ajouté: 'added',
  ajoute: 'added',
  modifié: 'changed',
  modifie: 'changed',
  lu: 'read',
  est: 'is',
  avec: 'has',
};

/** The field of a name as typed; null when it is none. */
export function fieldNamed(name: string): Field | null {
  const lower = name.toLowerCase();
  return FIELDS.find((field) => field === lower) ?? OTHER_NAMES[lower] ?? null;
}

const STATE_NAMES: Readonly<Record<string, State>> = {
  'non-lu': 'unread',
  'à-lire': 'unread',
  new: 'unread',
  commencé: 'reading',
  'en-cours': 'reading',
  started: 'reading',
  lu: 'read',
  annotated: 'marked',
  annoté: 'marked',
  marqué: 'marked',
};
const PLACE_NAMES: Readonly<Record<string, Place>> = {
  texte: 'text',
  texts: 'text',
  note: 'notes',
  title: 'titles',
  titre: 'titles',
  titres: 'titles',
};
const POSSESSION_NAMES: Readonly<Record<string, Possession>> = {
  notes: 'note',
  marks: 'mark',
  annotation: 'mark',
  marque: 'mark',
  tags: 'tag',
  étiquette: 'tag',
};
const COLOUR_NAMES: Readonly<Record<string, Colour>> = {
  yellow: 'sun',
  soleil: 'sun',
  jaune: 'sun',
  green: 'leaf',
  feuille: 'leaf',
  vert: 'leaf',
  blue: 'sky',
  ciel: 'sky',
  bleu: 'sky',
  pink: 'rose',
  purple: 'plum',
  prune: 'plum',
  violet: 'plum',
};

const named =
  <Name extends string>(names: readonly Name[], others: Readonly<Record<string, Name>>) =>
  (typed: string): Name | null =>
    names.find((name) => name === typed.toLowerCase()) ?? others[typed.toLowerCase()] ?? null;

export const stateNamed = named(STATES, STATE_NAMES);
export const placeNamed = named(PLACES, PLACE_NAMES);
export const possessionNamed = named(POSSESSIONS, POSSESSION_NAMES);
export const colourNamed = named(COLOURS, COLOUR_NAMES);

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
      /** True while its quote is not closed: its last word may still be growing. */
      readonly isOpen: boolean;
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
  'nothing-to-choose',
  'value-missing',
  'value-unknown',
  'date-unknown',
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
