/** Asks several engines the same questions in turn: how high the answers stand, and how long they take. */
import type { Search } from './engines.ts';

export interface Asked {
  readonly query: string;
  readonly answer: number;
}

export interface Measured {
  /** The mean of one over the place of the answer, nought below the tenth. */
  readonly mrr: number;
  /** The share of questions with no answer at all. */
  readonly empty: number;
  /** Milliseconds by the wall clock, and of the processor. */
  readonly p50: number;
  readonly p95: number;
  readonly processor50: number;
  readonly processor95: number;
}

const COUNT = 10;

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);

class Record {
  readonly #wall: number[] = [];
  readonly #processor: number[] = [];
  #reciprocals = 0;
  #empty = 0;

  ask(search: Search, { query, answer }: Asked): void {
    const before = process.cpuUsage();
    const start = performance.now();
    const found = search(query, COUNT);
    this.#wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    this.#processor.push((user + system) / 1000);
    const place = found.indexOf(answer);
    if (place >= 0) this.#reciprocals += 1 / (place + 1);
    if (found.length === 0) this.#empty++;
  }

  measured(): Measured {
    const asked = this.#wall.length;
    return {
      mrr: this.#reciprocals / asked,
      empty: this.#empty / asked,
      p50: quantile(this.#wall, 0.5),
      p95: quantile(this.#wall, 0.95),
      processor50: quantile(this.#processor, 0.5),
      processor95: quantile(this.#processor, 0.95),
    };
  }
}

function once(engines: ReadonlyMap<string, Search>, asked: readonly Asked[]): Map<string, Measured> {
  const records = new Map([...engines.keys()].map((name) => [name, new Record()]));
  for (const question of asked)
    for (const [name, search] of engines) records.get(name)?.ask(search, question);
  return new Map([...records].map(([name, record]) => [name, record.measured()]));
}

/** The medians of some runs, in each of which every engine is asked each question before the next is asked. */
export function measure(
  engines: ReadonlyMap<string, Search>,
  asked: readonly Asked[],
  runs: number,
): Map<string, Measured> {
  for (const { query } of asked.slice(0, 20)) for (const search of engines.values()) search(query, COUNT);
  const all = Array.from({ length: runs }, () => once(engines, asked));
  const middle = (name: string, figure: keyof Measured): number =>
    median(all.flatMap((run) => run.get(name)?.[figure] ?? []));
  return new Map(
    [...engines.keys()].map((name) => [
      name,
      {
        mrr: middle(name, 'mrr'),
        empty: middle(name, 'empty'),
        p50: middle(name, 'p50'),
        p95: middle(name, 'p95'),
        processor50: middle(name, 'processor50'),
        processor95: middle(name, 'processor95'),
      },
    ]),
  );
}
