/** How the word under the caret can go on: the name of a field, or a value of one. Pure. */
import { COLOURS, type ColourNames } from '../annotation.ts';
import type { Span } from '../article.ts';
import { enclosingName } from './enclosing.ts';
import {
  AGE_UNITS,
  COLON,
  DAY_NAMES,
  FIELDS,
  FRENCH,
  PLACES,
  POSSESSIONS,
  STATES,
  fieldNamed,
  isDateField,
  plainName,
  type Field,
} from './grammar.ts';

/** What a library offers to complete with. */
export interface Vocabularies {
  readonly tags: readonly string[];
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  /** The names people gave to colours. */
  readonly colourNames: ColourNames;
  /** The reader's: fields are called by its names, if any is begun so. */
  readonly language: 'en' | 'fr';
}

export interface Completion {
  /** What of the query an option takes the place of. */
  readonly span: Span;
  readonly kind: 'field' | 'value';
  /** Best first; each is the whole text that takes the place. */
  readonly options: readonly string[];
}

/** A name, a colon and spaces around it, at the end; nothing so long is one. */
const SPACED_FIELD = /(?:^|[\s(])[-−]?([^\s()":：−-]+)\s*[:：]\s*$/u;
const LONGEST_SPACED = 64;

const MOST_OPTIONS = 8;
/** Shorter beginnings are beginnings of too much. */
const SHORTEST_NAME = 2;

const inFrench = <Name extends string>(
  names: readonly Name[],
  french: Readonly<Record<Name, string>>,
): string[] => names.map((name) => french[name]);

/**
 * The names of colours: what people call one, else its own; once a name is begun, its own names in both languages too,
 * those of the field's language first.
 */
function coloursOf(names: ColourNames, isFrench: boolean, begun: string): readonly string[] {
  const french = inFrench(COLOURS, FRENCH.colours);
  const [own, other] = isFrench ? [french, COLOURS] : [COLOURS, french];
  if (begun === '') return COLOURS.map((colour, index) => names[colour] ?? own[index] ?? colour);
  const given = COLOURS.flatMap((colour) => names[colour] ?? []);
  const every = new Map([...given, ...own, ...other].reverse().map((name) => [plainName(name), name]));
  return [...every.values()].reverse();
}

/** The values of a field that may be meant; in French where the field was called by its French name. */
function valuesOf(
  field: Field,
  isFrench: boolean,
  begun: string,
  { tags, languages, colourNames }: Vocabularies,
): readonly string[] {
  if (field === 'tag') return tags;
  if (field === 'lang') return languages;
  if (field === 'colour') return coloursOf(colourNames, isFrench, begun);
  if (field === 'is') return isFrench ? inFrench(STATES, FRENCH.states) : STATES;
  if (field === 'in') return isFrench ? inFrench(PLACES, FRENCH.places) : PLACES;
  if (isDateField(field)) return isFrench ? inFrench(DAY_NAMES, FRENCH.days) : DAY_NAMES;
  if (field === 'has') return isFrench ? inFrench(POSSESSIONS, FRENCH.possessions) : POSSESSIONS;
  return [];
}

/** The names of fields that are begun so, in the reader's language; else in the other one. */
function fieldsBegun(begun: string, language: Vocabularies['language']): readonly string[] {
  const [english, french] = [FIELDS, inFrench(FIELDS, FRENCH.fields)].map((names) =>
    names.filter((name) => plainName(name).startsWith(plainName(begun))),
  );
  const [own = [], other = []] = language === 'fr' ? [french, english] : [english, french];
  return own.length > 0 ? own : other;
}

/** A value with spaces is quoted, so that it stays one. */
const written = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** Ages to compare with, as examples or in each unit of a number. */
function agesBegun(begun: string, isFrench: boolean): readonly string[] {
  const units: readonly string[] = isFrench ? inFrench(AGE_UNITS, FRENCH.ages) : AGE_UNITS;
  const [day = '', , month = '', year = ''] = units;
  if (begun === '') return [`7${day}`, `1${month}`, `1${year}`];
  return /^\d{1,3}$/.test(begun) ? units.map((unit) => `${begun}${unit}`) : [];
}

/** The values of a field that a word begins, as they are written; none when it is one of them as it stands. */
function valuesBegun(fieldName: string, value: string, vocabularies: Vocabularies): readonly string[] {
  const field = fieldNamed(fieldName);
  if (!field) return [];
  // A day may be one end of a time.
  const [sign = ''] = isDateField(field) ? (/^(?:[<>]=?|=|.*\.\.)/u.exec(value) ?? []) : [];
  const begun = plainName(value.slice(sign.length)).replaceAll('’', "'");
  const isFrench = field !== plainName(fieldName);
  const ages = /^[<>]/.test(sign) ? agesBegun(begun, isFrench) : [];
  return [...valuesOf(field, isFrench, begun, vocabularies), ...ages]
    .filter((each) => plainName(each).startsWith(begun))
    .filter((each) => plainName(each) !== begun)
    .slice(0, MOST_OPTIONS)
    .map((each) => `${sign}${written(each)}`);
}

/** Null when there is nothing to offer. `caret` is an offset of `typed`. */
export function complete(typed: string, caret: number, vocabularies: Vocabularies): Completion | null {
  const [word = ''] = /[^\s()"]*$/u.exec(typed.slice(0, caret)) ?? [];
  // In the middle of a word nothing is to be completed.
  if (/^[^\s()"]/u.test(typed.slice(caret))) return null;
  const name = word.replace(/^[-−]/u, '');
  const start = caret - name.length;
  const offer = (kind: Completion['kind'], options: readonly string[]): Completion | null =>
    options.length > 0 ? { span: { start, end: caret }, kind, options } : null;
  const colon = name.search(COLON);
  if (colon >= 0) {
    const values = valuesBegun(name.slice(0, colon), name.slice(colon + 1), vocabularies);
    return offer(
      'value',
      values.map((value) => `${name.slice(0, colon + 1)}${value}`),
    );
  }
  const before = typed.slice(0, start);
  const spaced = SPACED_FIELD.exec(before.slice(-LONGEST_SPACED))?.[1] ?? '';
  if (fieldNamed(spaced)) return offer('value', valuesBegun(spaced, name, vocabularies));
  const around = enclosingName(before);
  // Behind one value another may follow, and need not.
  const mayBegin = name !== '' || /[(\-−]$/u.test(before);
  const values = around !== null && mayBegin ? valuesBegun(around, name, vocabularies) : [];
  if (values.length > 0) return offer('value', values);
  if (name.length < SHORTEST_NAME) return null;
  return offer(
    'field',
    fieldsBegun(name, vocabularies.language).map((field) => `${field}:`),
  );
}
