/** What a field is asked for, read as a leaf of the query; or why it says nothing. Pure. */
import type { Span } from '../article.ts';
import { readDates } from './dates.ts';
import {
  colourCalled,
  isDateField,
  possessionNamed,
  stateNamed,
  type Field,
  type Leaf,
  type Problem,
} from './grammar.ts';
import type { Known } from './known.ts';
import { languageCalled } from './languages.ts';

/** A field that is compared with something; in others words are looked for, or it says where all are. */
export type ComparedField = Exclude<Field, 'title' | 'note' | 'in'>;

/** The leaf that a value asks for; the code of what is said of it when it cannot be read. */
export function readValue(
  field: ComparedField,
  value: string,
  span: Span,
  { colourNames = {}, now }: Known,
): Leaf | Problem['code'] {
  if (field === 'is') {
    const state = stateNamed(value);
    return state ? { kind: 'is', state, span } : 'value-unknown';
  }
  if (field === 'has') {
    const what = possessionNamed(value);
    return what ? { kind: 'has', what, span } : 'value-unknown';
  }
  if (isDateField(field)) {
    const dates = readDates(value, now ?? null);
    return dates ? { kind: 'date', field, ...dates, span } : 'date-unknown';
  }
  if (field === 'lang') {
    const language = languageCalled(value);
    return language === null ? 'value-unknown' : { kind: 'value', field, value: language, span };
  }
  const known = field === 'colour' ? colourCalled(value, colourNames) : value;
  return known === null ? 'value-unknown' : { kind: 'value', field, value: known, span };
}
