/** An article of a megabyte, placed in a worker as the program does, and how long the thread that asked was held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Passage } from '../../contract/annotation.ts';
import { anchorPassage } from '../../core/annotations/anchor.ts';
import { describePassage } from '../../core/annotations/describe.ts';
import { SCENARIOS } from '../../core/annotations/fixtures/edits.ts';
import { lettersOf, textOf } from '../../core/annotations/fixtures/letters.ts';
import { prose, randomFrom } from '../../core/annotations/fixtures/prose.ts';
import { hashOf } from './methods.ts';

const PARAGRAPHS = 3_600;
const PASSAGES = 100;
const EDITS = ['paragraphs reordered', '20 % of all words replaced', 'the article rewritten heavily'];

interface Task {
  readonly passages: readonly Passage[];
  readonly kept: string | null;
  readonly today: string;
  readonly todayHash: string;
}

/** In the worker: milliseconds for the first passage, and for all. */
export function placeAll({ passages, kept, today, todayHash }: Task): [first: number, all: number] {
  const started = performance.now();
  const tookMs = passages.map((passage) => {
    anchorPassage(passage, today, todayHash, kept);
    return performance.now() - started;
  });
  return [tookMs[0] ?? 0, tookMs.at(-1) ?? 0];
}

/** `entry`: the module that answers in a worker by `placeAll`. */
export async function printMegabyte(entry: string, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const text = prose(random, PARAGRAPHS);
  const hash = hashOf(text);
  const passages = Array.from({ length: PASSAGES }, (_, k) => {
    const start = Math.floor((k * text.length) / PASSAGES);
    return describePassage(text, hash, start, start + 200);
  });
  console.log(`${PASSAGES} passages on ${text.length} characters, in a worker`);
  for (const name of EDITS) {
    const other = prose(random, 40);
    const today = textOf(SCENARIOS[name]?.edit(lettersOf(text), random, { start: 0, end: 0, other }) ?? []);
    for (const kept of [text, null]) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      const task: Task = { passages, kept, today, todayHash: hashOf(today) };
      delay.enable();
      const [first, all] = await inWorker(entry, task);
      delay.disable();
      console.log(
        `${name}, ${kept === null ? 'without' : 'with'} kept text: first ${first.toFixed(0)} ms, all ${all.toFixed(0)} ms; the asking thread held up at most ${(delay.max / 1e6).toFixed(0)} ms`,
      );
    }
  }
  console.log();
}

const inWorker = (entry: string, task: Task): Promise<[number, number]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(entry), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
