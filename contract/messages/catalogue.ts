/** The shape of the catalogue of messages, derived from the English one: a message that a language lacks does not compile. */
import type { en } from './en.ts';

/** The same keys with the same parameters; the words are each language's own. */
type Worded<T> = {
  readonly [K in keyof T]: T[K] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T[K] extends string
      ? string
      : Worded<T[K]>;
};

export type Messages = Worded<typeof en>;
export type Language = 'en' | 'fr';
