/** How the word under the caret can go on: the name of a field, or a value of one. Pure. */
import type { Span } from '../article.ts';
import { FIELDS, PLACES, POSSESSIONS, STATES, fieldNamed, type Field } from './grammar.ts';

/** What a library offers to complete with. */
export interface Vocabularies {
  readonly tags: readonly string[];
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly colours: readonly string[];
}

export interface Completion {
  /** What of the query an option takes the place of. */
  readonly span: Span;
  readonly kind: 'field' | 'value';
  /** Best first; each is the whole text that takes the place. */
  readonly options: readonly string[];
}

const MOST_OPTIONS = 8;
/** Shorter beginnings are beginnings of too much. */
const SHORTEST_NAME = 2;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function valuesOf(field: Field, { tags, languages, colours }: Vocabularies): readonly string[] {
  if (field === 'tag') return tags;
  if (field === 'lang') return languages;
  if (field === 'colour') return colours;
  if (field === 'is') return STATES;
  if (field === 'in') return PLACES;
  return field === 'has' ? POSSESSIONS : [];
}

/** A value with spaces is quoted, so that it stays one. */
const written = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** Null when there is nothing to offer. `caret` is an offset of `typed`. */
export function complete(typed: string, caret: number, vocabularies: Vocabularies): Completion | null {
  const [word = ''] = /[^\s()"]*$/u.exec(typed.slice(0, caret)) ?? [];
  // In the middle of a word nothing is to be completed.
  if (/^[^\s()"]/u.test(typed.slice(caret))) return null;
  const name = word.replace(/^[-−]/u, '');
  const start = caret - name.length;
  const colon = name.indexOf(':');
  if (colon < 0) {
    if (name.length < SHORTEST_NAME) return null;
    const options = FIELDS.filter((field) => field.startsWith(name.toLowerCase())).map(
      (field) => `${field}:`,
    );
    return options.length > 0 ? { span: { start, end: caret }, kind: 'field', options } : null;
  }
  const field = fieldNamed(name.slice(0, colon));
  if (!field) return null;
  const begun = fold(name.slice(colon + 1));
  const fitting = valuesOf(field, vocabularies).filter((value) => fold(value).startsWith(begun));
  const options = fitting
    .filter((value) => fold(value) !== begun)
    .slice(0, MOST_OPTIONS)
    .map((value) => `${name.slice(0, colon + 1)}${written(value)}`);
  return options.length > 0 ? { span: { start, end: caret }, kind: 'value', options } : null;
}
