/** Reads a query. Owns what the words of a query are and which of them an article must hold; knows no article. */
import { foldWithMap, originalSpan } from './fold.ts';
import { atomsOf, isStopWord, wordsOf } from './words.ts';

/** One word an article must hold. */
export interface QueryWord {
  /** Folded, as it must occur in the folded text. */
  readonly text: string;
  /** Its longest run of letters and digits; null when it has none, as an emoji. */
  readonly atom: string | null;
  /** As it was typed, in lower case: what other forms of the word are found by. */
  readonly written: string;
  /** True when it may still be growing: the last word as typed. */
  readonly isLast: boolean;
}

export interface Query {
  /** The whole query, folded. */
  readonly literal: string;
  /** Different words, at least one. Each occurs in `literal`: where the literal is found, so is every word. */
  readonly words: readonly QueryWord[];
}

const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

const longest = (atoms: readonly string[]): string | null =>
  atoms.reduce<string | null>(
    (best, atom) => (best !== null && best.length >= atom.length ? best : atom),
    null,
  );

/** What a person typed, ready to be looked for; null when it holds no letter, digit or symbol. */
export function parseQuery(typed: string): Query | null {
  const folded = foldWithMap(typed);
  const literal = folded.text.trim();
  if (!SAYS_SOMETHING.test(literal)) return null;

  const words = wordsOf(folded.text).map((word) => {
    const { start, end } = originalSpan(folded, word.start, word.end);
    return { text: word.text, written: typed.slice(start, end).toLowerCase().normalize('NFC') };
  });
  const telling = words.filter(({ written }) => !isStopWord(written));
  const kept = new Map((telling.length > 0 ? telling : words).map(({ text, written }) => [text, written]));
  if (kept.size === 0) kept.set(literal, literal);
  const last = words.at(-1)?.text;
  return {
    literal,
    words: [...kept].map(([text, written]) => ({
      ...{ text, written },
      atom: longest(atomsOf(text)),
      isLast: text === last,
    })),
  };
}
