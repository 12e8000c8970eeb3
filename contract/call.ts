/** What a row of a table of calls is, and the schemas that several tables share. */
import * as v from 'valibot';
import { LONGEST_QUERY } from './query/longest.ts';

/** Pairs a schema with the type of the answer; only the schema exists at run time. */
export interface Call<Schema extends v.GenericSchema, Output> {
  readonly input: Schema;
  /** Never set: carries the type alone. */
  readonly output?: Output;
}

/** Makes a row: `call<Answer>()(schema)`. */
export const call =
  <Output>() =>
  <const Schema extends v.GenericSchema>(input: Schema): Call<Schema, Output> => ({ input });

export const nothing = v.strictObject({});
export const articleId = v.pipe(v.string(), v.regex(/^[a-z2-7]{16}$/));
export const annotationId = v.pipe(v.string(), v.uuid());
/** UTF-16 units of a text. */
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** In UTF-16 units. */
export const NOTE_LENGTH = 100_000;
export const note = v.pipe(v.string(), v.maxLength(NOTE_LENGTH));
export const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
export const tags = v.pipe(v.array(tag), v.maxLength(100));
/** A SHA-256 in hex. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** A question in the person's words. */
export const words = v.pipe(v.string(), v.maxLength(LONGEST_QUERY));
