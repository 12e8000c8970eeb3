/**
 * Which sentences two texts have in common, word for word or lightly edited, as agency copy has them. Pure; the work grows
 * with the texts, never with their product.
 */
import type { SharedSentence } from '../../contract/comparison.ts';
import { joinNeighbours, type Pairing } from './join-sentences.ts';
import { likenessOf, shinglesOf } from './sentence-likeness.ts';
import { LONGEST_TEXT, sentencesOf, type Sentence } from './sentences.ts';

/** From here on two sentences are one that was edited; sentences on one subject reach a third. */
const NEAR = 0.5;
/** Fewer words are shared by chance: such sentences are one only when every word is the same. */
const FEWEST_WORDS = 4;
/** A shingle that stands in more sentences than this is a turn of speech. */
const MOST_HOLDERS = 32;
/** How many sentences of the other text are looked at closely for one. */
const MOST_CANDIDATES = 6;

export interface ComparedTexts {
  /** In the order of the first text. */
  readonly sentences: readonly SharedSentence[];
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly comparedUntil: number | null;
}

/** The sentences of two texts that are the same, or nearly; each stands in one pair at most, in whatever order. */
export function compareTexts(hereText: string, thereText: string): ComparedTexts {
  const [here, there] = [sentencesOf(hereText), sentencesOf(thereText)];
  const same = pairEqual(here, there);
  const near = pairNear(here, there, same);
  const joined = joinNeighbours(here, there, [...same, ...near]);
  const used = (side: 'here' | 'there'): number =>
    joined.reduce((sum, pair) => sum + pair[side].last - pair[side].first + 1, 0);
  const spanOf = (sentences: readonly Sentence[], { first, last }: { first: number; last: number }) => ({
    start: sentences[first]?.start ?? 0,
    end: sentences[last]?.end ?? 0,
  });
  return {
    sentences: joined
      .map((pair) => ({
        here: spanOf(here, pair.here),
        there: spanOf(there, pair.there),
        likeness: pair.likeness,
      }))
      .sort((a, b) => a.here.start - b.here.start),
    onlyHere: here.length - used('here'),
    onlyThere: there.length - used('there'),
    comparedUntil: Math.max(hereText.length, thereText.length) > LONGEST_TEXT ? LONGEST_TEXT : null,
  };
}

/** Pairs sentences of the very same words: the first of one text with the first of the other, and so on. */
function pairEqual(here: readonly Sentence[], there: readonly Sentence[]): Pairing[] {
  const waiting = new Map<string, number[]>();
  for (const [number, { words }] of there.entries()) push(waiting, words.join(' '), number);
  // From the end, so that taking the first that waits costs nothing.
  for (const numbers of waiting.values()) numbers.reverse();
  return here.flatMap(({ words }, number) => {
    const other = waiting.get(words.join(' '))?.pop();
    return other === undefined ? [] : [{ here: number, there: other, likeness: 1 }];
  });
}

/** Pairs what is left, the most alike first. */
function pairNear(
  here: readonly Sentence[],
  there: readonly Sentence[],
  same: readonly Pairing[],
): Pairing[] {
  const takenHere = new Set(same.map((pair) => pair.here));
  const takenThere = new Set(same.map((pair) => pair.there));
  const isFree = (taken: Set<number>, { words }: Sentence, number: number): boolean =>
    !taken.has(number) && words.length >= FEWEST_WORDS;
  const holders = new Map<string, number[]>();
  for (const [number, sentence] of there.entries())
    if (isFree(takenThere, sentence, number))
      for (const shingle of new Set(shinglesOf(sentence.words))) push(holders, shingle, number);
  const possible = here.flatMap((sentence, number) =>
    isFree(takenHere, sentence, number)
      ? candidates(sentence, holders).flatMap((other) => {
          const likeness = likenessOf(sentence.words, there[other]?.words ?? []);
          return likeness >= NEAR ? [{ here: number, there: other, likeness }] : [];
        })
      : [],
  );
  const apart = ({ here: a, there: b }: Pairing): number => Math.abs(a / here.length - b / there.length);
  possible.sort((a, b) => b.likeness - a.likeness || apart(a) - apart(b) || a.here - b.here);
  return possible.filter((pair) => {
    if (takenHere.has(pair.here) || takenThere.has(pair.there)) return false;
    takenHere.add(pair.here);
    takenThere.add(pair.there);
    return true;
  });
}

/** The sentences that share the most shingles with one. */
function candidates({ words }: Sentence, holders: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const shingle of new Set(shinglesOf(words))) {
    const numbers = holders.get(shingle) ?? [];
    if (numbers.length > MOST_HOLDERS) continue;
    for (const number of numbers) shared.set(number, (shared.get(number) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, most], [b, least]) => least - most || a - b)
    .slice(0, MOST_CANDIDATES)
    .map(([number]) => number);
}

function push<Key>(lists: Map<Key, number[]>, key: Key, number: number): void {
  const list = lists.get(key);
  if (list) list.push(number);
  else lists.set(key, [number]);
}
