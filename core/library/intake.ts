/**
 * Reads what the queue holds, a few sources at a time, and hands on the results one after another. Never reads ahead of
 * an index that is behind, and never lets one bad source stop the rest.
 */
import { join } from 'node:path';
import type { Ingested } from '../ingest/ingest.ts';
import { IngestQueue, type Job } from './ingest-queue.ts';

/** Sources given to the thread at a time: enough that it never waits for the next. */
const IN_FLIGHT = 3;

export interface IntakeOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly ingestFile: (input: { file: string }) => Promise<Ingested>;
  /** True while only what a person just touched is to be read; `resume` goes on. */
  readonly mustPause: () => boolean;
  /** Takes in one result; the next waits until it resolves. */
  readonly settle: (job: Job, ingested: Ingested) => Promise<void>;
  /** Called when a source is done with. */
  readonly onFinished: () => void;
  readonly report: (error: unknown) => void;
}

export class Intake {
  readonly queue = new IngestQueue();
  readonly #options: IntakeOptions;
  #inFlight = 0;
  #closed = false;
  #settled: Promise<void> = Promise.resolve();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Goes on reading, if there is something to read. */
  resume(): void {
    while (!this.#closed && this.#inFlight < IN_FLIGHT) {
      const job = this.queue.take(this.#options.mustPause() ? 'first' : 'unindexed');
      if (!job) return;
      this.#inFlight += 1;
      void this.#read(job);
    }
  }

  /** Does something between two results. */
  inTurn<Value>(action: () => Value | Promise<Value>): Promise<Value> {
    const turn = this.#settled.then(action);
    this.#settled = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Takes in no more results; resolves when the last one is taken in. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#settled;
  }

  async #read(job: Job): Promise<void> {
    const ingested = await this.#ingest(job);
    if (this.#closed) return;
    try {
      await this.inTurn(() => this.#options.settle(job, ingested));
    } catch (error) {
      this.#options.report(error);
    }
    this.queue.finish(job);
    this.#inFlight -= 1;
    this.#options.onFinished();
    this.resume();
  }

  /** A source that the parser fails or dies on is a bug of the parser: reported, and refused so that it is seen. */
  async #ingest({ stamp }: Job): Promise<Ingested> {
    try {
      return await this.#options.ingestFile({ file: join(this.#options.dir, stamp.path) });
    } catch (error) {
      if (!this.#closed) this.#options.report(error);
      return { kind: 'refused', reason: 'unreadable', bytes: stamp.size };
    }
  }
}
