/** When the next look happens: after a pause in the notices, at most so long after the first of them, or when asked. */

export class Pace {
  readonly #quietMs: number;
  readonly #maxMs: number;
  readonly #run: () => void;
  #first: number | null = null;
  #last = 0;
  #quietTimer: NodeJS.Timeout | null = null;
  #wakeTimer: NodeJS.Timeout | null = null;
  #wakeAt = Infinity;
  #isStopped = false;

  constructor(o: { quietMs: number; maxMs: number; run: () => void }) {
    this.#quietMs = o.quietMs;
    this.#maxMs = o.maxMs;
    this.#run = o.run;
  }

  /** Something happened. Cheap, since a copy of ten thousand files calls it some thirty thousand times. */
  notice(): void {
    if (this.#isStopped) return;
    this.#last = performance.now();
    if (this.#first !== null) return;
    this.#first = this.#last;
    this.#waitForQuiet(this.#first);
  }

  /** Runs in so many milliseconds at the latest, whatever else happens. */
  wakeIn(ms: number): void {
    const at = performance.now() + ms;
    if (this.#isStopped || at >= this.#wakeAt) return;
    if (this.#wakeTimer) clearTimeout(this.#wakeTimer);
    this.#wakeAt = at;
    this.#wakeTimer = setTimeout(() => {
      this.#wakeAt = Infinity;
      this.#run();
    }, ms);
  }

  /** Nothing runs after this. */
  stop(): void {
    this.#isStopped = true;
    if (this.#quietTimer) clearTimeout(this.#quietTimer);
    if (this.#wakeTimer) clearTimeout(this.#wakeTimer);
  }

  #waitForQuiet(first: number): void {
    const at = Math.min(this.#last + this.#quietMs, first + this.#maxMs);
    const left = at - performance.now();
    if (left > 0) {
      this.#quietTimer = setTimeout(() => this.#waitForQuiet(first), left);
      return;
    }
    this.#first = null;
    this.#run();
  }
}
