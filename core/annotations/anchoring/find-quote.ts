/**
 * Finds a quote, word for word, by what stands around it. Strict: a short quote needs its context, and of several places
 * one must be clearly better than the next. No position is believed.
 */
import { tokensIn, type Run, type Tokens, type Vocabulary } from './tokens.ts';

/** Tokens of a quote that is told from chance by itself when it stands only once. */
const LONG = 8;
/** Letters of a quote, in at least this many tokens, that a little of its context proves when it stands only once. */
const PHRASE = { letters: 20, tokens: 4, context: 6 };
/** Letters of context that any other place must share, on both sides and on each. */
const MIN_CONTEXT = 20;
const MIN_EACH = 3;
/** Letters by which the best of several places must beat the next. */
const MIN_LEAD = 6;
/** Places whose context is compared; a quote that stands more often says nothing. */
const MAX_PLACES = 400;
const MAX_CONTEXT_TOKENS = 12;

export interface Quote {
  /** Prefix, quote and suffix, one after another. */
  readonly tokens: Tokens;
  readonly run: Run;
}

/** `ambiguous`: it stands in several places that are alike; null: it stands nowhere with enough evidence. */
export function findQuote(quote: Quote, today: Tokens, vocabulary: Vocabulary): Run | 'ambiguous' | null {
  const wanted = quote.tokens.ids.subarray(quote.run.first, quote.run.end);
  const places = placesOf(wanted, today.ids, MAX_PLACES + 1);
  if (places.length === 0) return null;
  if (places.length > MAX_PLACES) return 'ambiguous';
  const ranked = places
    .map((first) => ({ first, ...contextAt(quote, today, first, vocabulary) }))
    .sort((a, b) => b.context - a.context);
  const [best, next] = ranked;
  if (!best) return null;
  const letters = wanted.reduce((sum, id) => sum + vocabulary.weight(id), 0);
  const isPhrase = letters >= PHRASE.letters && wanted.length >= PHRASE.tokens;
  const isProvedAlone = !next && (wanted.length >= LONG || (isPhrase && best.context >= PHRASE.context));
  const isProved = best.context >= MIN_CONTEXT && best.isBoth;
  if (!isProvedAlone && !isProved) return next ? 'ambiguous' : null;
  if (next && best.context - next.context < MIN_LEAD) return 'ambiguous';
  return { first: best.first, end: best.first + wanted.length };
}

/** Prefix, quote and suffix as tokens; null when the quote has none. */
export function readQuote(
  { prefix, exact, suffix }: { prefix: string; exact: string; suffix: string },
  tokenise: (text: string) => Tokens,
): Quote | null {
  const tokens = tokenise(prefix + exact + suffix);
  const run = tokensIn(tokens, prefix.length, prefix.length + exact.length);
  return run && { tokens, run };
}

/** Where `wanted` stands in `all`, at most `limit` places (Knuth, Morris and Pratt: linear whatever repeats). */
export function placesOf(wanted: Int32Array, all: Int32Array, limit: number): number[] {
  const places: number[] = [];
  const fallback = fallbacksOf(wanted);
  for (let i = 0, k = 0; i < all.length && places.length < limit; i++) {
    while (k > 0 && all[i] !== wanted[k]) k = fallback[k - 1] ?? 0;
    if (all[i] === wanted[k]) k++;
    if (k !== wanted.length) continue;
    places.push(i - k + 1);
    k = fallback[k - 1] ?? 0;
  }
  return places;
}

function fallbacksOf(wanted: Int32Array): Int32Array {
  const fallback = new Int32Array(wanted.length);
  for (let i = 1, k = 0; i < wanted.length; i++) {
    while (k > 0 && wanted[i] !== wanted[k]) k = fallback[k - 1] ?? 0;
    if (wanted[i] === wanted[k]) k++;
    fallback[i] = k;
  }
  return fallback;
}

/** Letters of the quote's context that stand around a place too, in order and near; whether both sides have some. */
export function contextAt(
  { tokens, run }: Quote,
  today: Tokens,
  first: number,
  vocabulary: Vocabulary,
): { context: number; isBoth: boolean } {
  const end = first + run.end - run.first;
  const before = (ids: Int32Array, start: number): Int32Array =>
    ids.slice(Math.max(0, start - MAX_CONTEXT_TOKENS), start).reverse();
  const after = (ids: Int32Array, start: number): Int32Array =>
    ids.subarray(start, start + MAX_CONTEXT_TOKENS);
  const left = commonLetters(before(tokens.ids, run.first), before(today.ids, first), vocabulary);
  const right = commonLetters(after(tokens.ids, run.end), after(today.ids, end), vocabulary);
  // Where a text begins or ends there is less context to ask for, or none.
  const lettersIn = (ids: Int32Array): number => ids.reduce((sum, id) => sum + vocabulary.weight(id), 0);
  const isBacked = (shared: number, asked: Int32Array): boolean =>
    shared >= Math.min(MIN_EACH, lettersIn(asked));
  const isBoth = isBacked(left, before(tokens.ids, run.first)) && isBacked(right, after(tokens.ids, run.end));
  return { context: left + right, isBoth };
}

/** Letters that both say in the same order, going outwards; what only `there` says in between counts against them. */
export function commonLetters(wanted: Int32Array, there: Int32Array, vocabulary: Vocabulary): number {
  let above = new Int32Array(there.length + 1);
  there.forEach((id, j) => (above[j + 1] = (above[j] ?? 0) - vocabulary.weight(id)));
  let best = 0;
  for (const id of wanted) {
    const row = new Int32Array(there.length + 1);
    const weight = vocabulary.weight(id);
    for (const [j, other] of there.entries()) {
      const paired = id === other ? (above[j] ?? 0) + weight : -Infinity;
      row[j + 1] = Math.max(paired, above[j + 1] ?? 0, (row[j] ?? 0) - vocabulary.weight(other));
      best = Math.max(best, row[j + 1] ?? 0);
    }
    above = row;
  }
  return best;
}
