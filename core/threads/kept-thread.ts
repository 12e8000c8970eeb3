/**
 * A thread that is started when it is needed, and again when it dies. What it had not answered is asked once more, so
 * its functions must be safe to repeat; the call that kills it twice fails, and no other does.
 */
import { ExpectedError } from '../../contract/reply.ts';
import {
  askOver,
  remoteOf,
  ThreadEnded,
  type Ask,
  type Functions,
  type Remote,
  type Thread,
} from './threads.ts';

/** Deaths that one call may cause. */
const MOST_DEATHS = 2;
/** A thread that dies again and again without one answer between is started after ever longer pauses, in milliseconds. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

export interface KeptThreadOptions {
  readonly start: () => Thread;
  /** Told each time the thread dies, before anything is asked of the next one. */
  readonly onDeath: (reason: ThreadEnded) => void;
}

interface Call {
  readonly name: string;
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  deaths: number;
}

const pauseAfter = (deaths: number): number =>
  deaths < MOST_DEATHS ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - MOST_DEATHS));

export class KeptThread<F extends Functions> {
  /** The thread's functions. A call fails with `ThreadEnded` when it killed the thread twice, `unavailable` after `stop`. */
  readonly calls: Remote<F>;
  readonly #options: KeptThreadOptions;
  /** In the order they were asked, which is the order they are answered in. */
  readonly #unanswered = new Set<Call>();
  #running: { readonly thread: Thread; readonly ask: Ask } | null = null;
  #deathsInARow = 0;
  #restart: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(options: KeptThreadOptions) {
    this.#options = options;
    this.calls = remoteOf<F>((name, input) => this.#ask(name, input));
  }

  /** Starts the thread ahead of its first call. */
  wake(): void {
    if (this.#running || this.#restart !== null || this.#isStopped) return;
    const thread = this.#options.start();
    const ask = askOver(thread.port, (reason) => {
      // What it answered last is settled first, so that the blame is not laid on it.
      queueMicrotask(() => {
        if (this.#running?.thread === thread) this.#died(reason);
      });
    });
    this.#running = { thread, ask };
    for (const call of this.#unanswered) this.#send(call, ask);
  }

  /** Ends the thread for good; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const running = this.#running;
    this.#running = null;
    for (const call of this.#unanswered) call.reject(closed());
    this.#unanswered.clear();
    await running?.thread.stop();
  }

  #ask(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) {
        reject(closed());
        return;
      }
      const call: Call = { name, input, resolve, reject, deaths: 0 };
      this.#unanswered.add(call);
      if (this.#running) this.#send(call, this.#running.ask);
      else this.wake();
    });
  }
  #send(call: Call, ask: Ask): void {
    const settle = (how: () => void): void => {
      if (!this.#unanswered.delete(call)) return;
      this.#deathsInARow = 0;
      how();
    };
    ask(call.name, call.input).then(
      (value) => settle(() => call.resolve(value)),
      (error: unknown) => {
        // Of its death the thread itself tells.
        if (!(error instanceof ThreadEnded)) settle(() => call.reject(error));
      },
    );
  }

  #died(reason: ThreadEnded): void {
    this.#running = null;
    this.#options.onDeath(reason);
    // A thread answers one call after another: it was at the oldest that it died.
    const [killer] = this.#unanswered;
    if (killer && ++killer.deaths === MOST_DEATHS) {
      this.#unanswered.delete(killer);
      killer.reject(reason);
    }
    this.#deathsInARow += 1;
    if (this.#unanswered.size === 0 || this.#isStopped) return;
    this.#restart = setTimeout(() => {
      this.#restart = null;
      this.wake();
    }, pauseAfter(this.#deathsInARow));
  }
}

const closed = (): ExpectedError => new ExpectedError('unavailable', 'The library was closed.');
