/**
 * Removals are held back for a moment: a renamed source, or one that an editor replaces, comes back under some name
 * right after, and must not flicker on the shelf meanwhile.
 */

/** How long a source stays on the shelf after it went, in milliseconds. */
export const GRACE_MS = 250;

export class Departures {
  readonly #leaving = new Map<string, number>();
  readonly #isExpected: (path: string) => boolean;
  readonly #depart: (path: string) => void;
  readonly #graceMs: number;
  #timer: NodeJS.Timeout | null = null;

  /** `isExpected`: the source may be back in a moment, so wait on. `depart` is called for what did not come back. */
  constructor(o: {
    readonly isExpected: (path: string) => boolean;
    readonly depart: (path: string) => void;
    readonly graceMs: number;
  }) {
    this.#isExpected = o.isExpected;
    this.#depart = o.depart;
    this.#graceMs = o.graceMs;
  }

  /** The paths of the sources that went a moment ago. */
  get paths(): Iterable<string> {
    return this.#leaving.keys();
  }

  /** True when the source of this path went a moment ago. */
  holds(path: string): boolean {
    return this.#leaving.has(path);
  }

  get isEmpty(): boolean {
    return this.#leaving.size === 0;
  }

  add(path: string): void {
    this.#leaving.set(path, performance.now());
    this.#timer ??= setTimeout(() => this.#sweep(), this.#graceMs);
  }

  /** The source is there again. */
  cancel(path: string): void {
    this.#leaving.delete(path);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#leaving.clear();
  }

  #sweep(): void {
    this.#timer = null;
    const due = performance.now() - this.#graceMs + 1;
    for (const [path, since] of this.#leaving) {
      if (since > due || this.#isExpected(path)) continue;
      this.#leaving.delete(path);
      this.#depart(path);
    }
    if (this.#leaving.size > 0) this.#timer = setTimeout(() => this.#sweep(), this.#graceMs);
  }
}
