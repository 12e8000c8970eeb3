/** Asks several engines the same questions in turn: how well they answer, and how long they take. */
import type { Answer } from './engine-messages.ts';
import type { RemoteEngine } from './remote-engine.ts';

export interface Asked {
  readonly query: string;
  /** What an answer is worth, from 0 to 1. */
  readonly grade: (found: readonly number[]) => number;
}

export interface Measured {
  /** The mean of what the answers are worth. */
  readonly grade: number;
  /** The share of questions with no answer at all. */
  readonly empty: number;
  /** Milliseconds by the wall clock, and of the processor. */
  readonly p50: number;
  readonly p95: number;
  readonly processor50: number;
  readonly processor95: number;
  /** How many runs these are the medians of. */
  readonly runs: number;
}

export type Engines = ReadonlyMap<string, RemoteEngine>;
export type Way = 'search' | 'related';

const COUNT = 10;
const WARM_UP = 5;
/** An engine that takes longer than this, in milliseconds at the median, is asked in one run only. */
const SLOW = 50;

/** One over the place of the answer, nought below the tenth. */
export const reciprocalRank =
  (answer: number): Asked['grade'] =>
  (found) => {
    const place = found.slice(0, COUNT).indexOf(answer);
    return place < 0 ? 0 : 1 / (place + 1);
  };

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);

class Record {
  readonly #wall: number[] = [];
  readonly #processor: number[] = [];
  #grades = 0;
  #empty = 0;

  add({ found, wall, processor }: Answer, grade: Asked['grade']): void {
    this.#wall.push(wall);
    this.#processor.push(processor);
    this.#grades += grade(found);
    if (found.length === 0) this.#empty++;
  }

  measured(): Omit<Measured, 'runs'> {
    const asked = this.#wall.length;
    return {
      grade: this.#grades / asked,
      empty: this.#empty / asked,
      p50: quantile(this.#wall, 0.5),
      p95: quantile(this.#wall, 0.95),
      processor50: quantile(this.#processor, 0.5),
      processor95: quantile(this.#processor, 0.95),
    };
  }
}

type Run = ReadonlyMap<string, Omit<Measured, 'runs'>>;

async function once(engines: Engines, asked: readonly Asked[], way: Way): Promise<Run> {
  const records = new Map([...engines.keys()].map((name) => [name, new Record()]));
  for (const { query, grade } of asked)
    for (const [name, engine] of engines) records.get(name)?.add(await engine.ask(way, query, COUNT), grade);
  return new Map([...records].map(([name, record]) => [name, record.measured()]));
}

/**
 * The medians of some runs, in each of which every engine is asked each question before the next is asked. Fast engines are asked
 * all questions once before, which is not counted: what was never run is slow in any of them.
 */
export async function measure(
  engines: Engines,
  asked: readonly Asked[],
  { runs, way = 'search' }: { readonly runs: number; readonly way?: Way },
): Promise<Map<string, Measured>> {
  for (const { query } of asked.slice(0, WARM_UP))
    for (const engine of engines.values()) await engine.ask(way, query, COUNT);
  const first = await once(engines, asked, way);
  const isFast = (name: string): boolean => (first.get(name)?.p50 ?? 0) <= SLOW;
  const fast = new Map([...engines].filter(([name]) => isFast(name)));
  const further: Run[] = [];
  while (further.length < runs) further.push(await once(fast, asked, way));
  const measured = (name: string): Measured => {
    const counted = isFast(name) ? further : [first];
    const own = counted.flatMap((run) => run.get(name) ?? []);
    const middle = (figure: keyof Omit<Measured, 'runs'>): number => median(own.map((run) => run[figure]));
    return {
      grade: middle('grade'),
      empty: middle('empty'),
      p50: middle('p50'),
      p95: middle('p95'),
      processor50: middle('processor50'),
      processor95: middle('processor95'),
      runs: own.length,
    };
  };
  return new Map([...engines.keys()].map((name) => [name, measured(name)]));
}
