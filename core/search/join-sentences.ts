/** Sentences that one text cut in two and the other did not: a pair takes in the neighbours that make it more alike. Pure. */
import { likenessOf } from './sentence-likeness.ts';
import type { Sentence } from './sentences.ts';

/** A sentence of each text, by number. */
export interface Pairing {
  readonly here: number;
  readonly there: number;
  readonly likeness: number;
}

/** A run of neighbouring sentences, by number; `last` belongs to it. */
interface Run {
  readonly first: number;
  readonly last: number;
}

interface JoinedPair {
  readonly here: Run;
  readonly there: Run;
  readonly likeness: number;
}

/** No sentence is cut in more pieces than this. */
const MOST_PIECES = 4;

/** A side of the comparison: its sentences, and which of them stand in a pair. */
interface Side {
  readonly sentences: readonly Sentence[];
  readonly taken: Set<number>;
}

const wordsIn = ({ sentences }: Side, { first, last }: Run): string[] =>
  sentences.slice(first, last + 1).flatMap(({ words }) => words);

/** The runs that are longer by one free neighbour of the same paragraph. */
function grown({ sentences, taken }: Side, { first, last }: Run): { run: Run; added: number }[] {
  if (last - first + 1 >= MOST_PIECES) return [];
  const isFree = (number: number): boolean =>
    sentences[number] !== undefined &&
    !taken.has(number) &&
    sentences[number].paragraph === sentences[first]?.paragraph;
  return [
    ...(isFree(first - 1) ? [{ run: { first: first - 1, last }, added: first - 1 }] : []),
    ...(isFree(last + 1) ? [{ run: { first, last: last + 1 }, added: last + 1 }] : []),
  ];
}

/** The pair, larger by the neighbours on either side that raise its likeness. */
function grow(pair: JoinedPair, here: Side, there: Side): JoinedPair {
  const larger = [
    ...grown(here, pair.here).map(({ run, added }) => ({ pair: { ...pair, here: run }, side: here, added })),
    ...grown(there, pair.there).map(({ run, added }) => ({
      pair: { ...pair, there: run },
      side: there,
      added,
    })),
  ].map(({ pair: next, ...rest }) => ({
    ...rest,
    pair: { ...next, likeness: likenessOf(wordsIn(here, next.here), wordsIn(there, next.there)) },
  }));
  const [best] = larger.sort((a, b) => b.pair.likeness - a.pair.likeness);
  if (!best || best.pair.likeness <= pair.likeness) return pair;
  best.side.taken.add(best.added);
  return grow(best.pair, here, there);
}

/** Every pair as runs of sentences; those that are equal already stay as they are. */
export function joinNeighbours(
  here: readonly Sentence[],
  there: readonly Sentence[],
  pairs: readonly Pairing[],
): JoinedPair[] {
  const hereSide = { sentences: here, taken: new Set(pairs.map((pair) => pair.here)) };
  const thereSide = { sentences: there, taken: new Set(pairs.map((pair) => pair.there)) };
  return pairs.map((pair) => {
    const alone = {
      here: { first: pair.here, last: pair.here },
      there: { first: pair.there, last: pair.there },
      likeness: pair.likeness,
    };
    return pair.likeness === 1 ? alone : grow(alone, hereSide, thereSide);
  });
}
