/** When to try again what could not be saved: soon at first, then ever more seldom, until nothing waits any more. */

/** Milliseconds. */
const WAIT = { first: 2_000, longest: 60_000 } as const;

export class Retrying {
  #wait: number = WAIT.first;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #attempt: () => Promise<void>;

  /** `attempt` calls `failed` when it fails again, and `saved` when nothing is left to do. */
  constructor(attempt: () => Promise<void>) {
    this.#attempt = attempt;
  }

  /** Something could not be saved: it is tried again after a while. Does nothing while an attempt stands out. */
  failed(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#wait;
    this.#wait = Math.min(WAIT.longest, wait * 2);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#attempt();
    }, wait);
  }

  /** Everything is saved: the next failure is tried again soon. */
  saved(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wait = WAIT.first;
  }
}
