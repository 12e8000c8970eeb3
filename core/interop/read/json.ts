/** Looks into JSON of unknown origin without trusting its shape. Pure. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as fields; none when it is something else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** A list as it is, one thing as a list of one, nothing as an empty one. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];

/** A string with whole characters only, since half of one cannot be written to a file; null for anything else. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value.toWellFormed() : null;

/** The first string of some values, in their order. */
export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values.flatMap(listOf)) {
    const text = textOf(value);
    if (text !== null && text !== '') return text;
  }
  return null;
}

/** A whole number that is not negative; null for anything else. */
export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** A time as ISO 8601, in milliseconds since the epoch; null when there is none. Years before 0 or after 9999 have a sign. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || !/^(?:\d{4}|[+-]\d{6})-\d\d/.test(value)) return null;
  // Some write "2024-05-01 10:00:00+00:00".
  const time = Date.parse(value.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'));
  return Number.isFinite(time) ? time : null;
}

/** Tags without spaces around them, empty ones left out. */
export const tagsOf = (values: readonly unknown[]): string[] =>
  values.map((value) => textOf(value)?.trim() ?? '').filter((tag) => tag !== '');
