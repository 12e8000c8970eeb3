/** A plain BM25 (k1 .9, b .4) over folded Snowball stems: what every engine here is held against. Tuned for nothing else. */
import { stemmer } from '@orama/stemmers/french';

const [K1, B] = [0.9, 0.4];
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const ELIDED = /^(?:l|d|j|m|t|s|c|n|qu|lorsqu|puisqu|jusqu|quoiqu)'/u;

const folded = (text: string): string =>
  text.replace(/œ/gu, 'oe').replace(/æ/gu, 'ae').normalize('NFKD').replace(/\p{M}/gu, '');

/** A text as folded French stems, in order. */
export const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(WORD) ?? [])
    .map((word) => word.replace(/’/gu, "'").replace(ELIDED, ''))
    .flatMap((word) => (word === "aujourd'hui" ? [word] : word.split("'")))
    .filter((word) => word !== '')
    .map((word) => folded(stemmer(word.normalize('NFC'))));

/** The highest `count` scores by number, highest first. */
function highest(scores: Float64Array, touched: readonly number[], count: number): number[] {
  const best: number[] = [];
  for (const number of touched) {
    const last = best.at(-1);
    const score = scores[number] ?? 0;
    if (best.length === count && last !== undefined && score <= (scores[last] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && score > (scores[best[at - 1] ?? -1] ?? 0)) at--;
    best.splice(at, 0, number);
    if (best.length > count) best.pop();
  }
  return best;
}

export class PlainBm25 {
  /** For each stem: a number, how often it holds the stem, the next number… */
  readonly #postings = new Map<string, number[]>();
  readonly #lengths: number[] = [];
  readonly #scores: Float64Array;
  readonly #mean: number;

  constructor(texts: readonly string[]) {
    texts.forEach((text, number) => {
      const stems = stemsOf(text);
      this.#lengths.push(stems.length);
      const counts = new Map<string, number>();
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
      for (const [stem, count] of counts) {
        const known = this.#postings.get(stem);
        if (known) known.push(number, count);
        else this.#postings.set(stem, [number, count]);
      }
    });
    this.#scores = new Float64Array(texts.length);
    this.#mean = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  }

  search(query: string, count: number): number[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const stem of stemsOf(query)) {
      const postings = this.#postings.get(stem) ?? [];
      const holders = postings.length / 2;
      const worth = Math.log(1 + (scores.length - holders + 0.5) / (holders + 0.5));
      for (let i = 0; i < postings.length; i += 2) {
        const number = postings[i] ?? 0;
        const times = postings[i + 1] ?? 0;
        const norm = K1 * (1 - B + (B * (this.#lengths[number] ?? 0)) / this.#mean);
        if (scores[number] === 0) touched.push(number);
        scores[number] = (scores[number] ?? 0) + (worth * times * (K1 + 1)) / (times + norm);
      }
    }
    const best = highest(scores, touched, count);
    for (const number of touched) scores[number] = 0;
    return best;
  }
}
