/** Questions as hurried people type them: with a slip in the word that matters most, or not typed to the end. */
import { randomFrom } from '../generated-text.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const KEPT = 0.6;

/** In how many texts each word stands, in lower case. */
export function holdersOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.toLowerCase().match(WORD)))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  return holders;
}

/** One letter left out, doubled with another, changed, or two changed over; never the first. */
function slipped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + here + after;
  if (kind === 2 || after === '') return before + letter + after;
  return before + after.charAt(0) + here + after.slice(1);
}

/** One slip in the rarest word of four letters or more that some text holds. */
export function withSlip(question: string, holders: ReadonlyMap<string, number>, seed: number): string {
  const random = randomFrom(seed);
  const count = (word: string): number => holders.get(word.toLowerCase()) ?? Infinity;
  const [rarest] = Array.from(question.matchAll(WORD))
    .filter(([word]) => word.length >= 4 && count(word) < Infinity)
    .sort(([a], [b]) => count(a) - count(b));
  if (!rarest) return question;
  const [word] = rarest;
  return question.slice(0, rarest.index) + slipped(word, random) + question.slice(rarest.index + word.length);
}

/** The last word cut to its first three fifths, and nothing behind it. */
export function cutShort(question: string): string {
  const last = Array.from(question.matchAll(WORD)).at(-1);
  if (!last) return question;
  const kept = Math.max(1, Math.ceil(last[0].length * KEPT));
  return question.slice(0, last.index + kept);
}

/** How many words are quoted of a text, and how long the first and the last of them are at least, as are the others that are asked for. */
const QUOTED = [2, 4] as const;
const LONG = 5;

/**
 * What someone asks who remembers much of a text: words of it as they stand, another with a slip, one not typed to the end,
 * and filters that all texts pass. Null when the text is too short for it.
 */
export function everythingOf(text: string, seed: number): string | null {
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const [least, most] = QUOTED;
  const words = text.match(WORD) ?? [];
  const long = words.filter((word) => word.length >= LONG);
  const quotes = words.flatMap((first, at) => {
    const quote = words.slice(at, at + least + below(most - least + 1));
    return first.length >= LONG && (quote.at(-1) ?? '').length >= LONG && quote.length >= least
      ? [quote]
      : [];
  });
  const [quote, wrong, begun] = [
    quotes[below(quotes.length)],
    long[below(long.length)],
    long[below(long.length)],
  ];
  if (!quote || wrong === undefined || begun === undefined) return null;
  return `"${quote.join(' ')}" ${slipped(wrong, random)} lang:fr is:unread ${cutShort(begun)}`;
}
