/**
 * What waits to be read, in the order it should be: what was renamed or just touched by the person first, then what
 * came or changed, then unchanged sources whose text the index lacks. One entry a path.
 */
import type { SourceStamp } from './entries.ts';

export type Urgency = 'first' | 'arrived' | 'unindexed';
export interface Job {
  readonly stamp: SourceStamp;
  readonly urgency: Urgency;
}

const ORDER: readonly Urgency[] = ['first', 'arrived', 'unindexed'];

/** Sources by path, first come, first served. */
class Line {
  readonly #stamps = new Map<string, SourceStamp>();
  /** Goes on where it stopped: a new one would walk past all that was taken before. */
  #rest = this.#stamps.values();

  get size(): number {
    return this.#stamps.size;
  }

  get(path: string): SourceStamp | null {
    return this.#stamps.get(path) ?? null;
  }

  stamps(): Iterable<SourceStamp> {
    return this.#stamps.values();
  }

  /** Adds a source that is not in the line. */
  push(stamp: SourceStamp): void {
    this.#stamps.set(stamp.path, stamp);
  }

  remove(path: string): void {
    this.#stamps.delete(path);
  }

  shift(): SourceStamp | null {
    if (this.#stamps.size === 0) return null;
    let next = this.#rest.next();
    if (next.done) {
      this.#rest = this.#stamps.values();
      next = this.#rest.next();
    }
    if (next.done) return null;
    this.#stamps.delete(next.value.path);
    return next.value;
  }
}

export class IngestQueue {
  readonly #waiting: Readonly<Record<Urgency, Line>> = {
    first: new Line(),
    arrived: new Line(),
    unindexed: new Line(),
  };
  readonly #taken = new Set<Job>();
  readonly #inodes = new Map<number, number>();
  #done = 0;

  /** A source that waits already keeps the more urgent of its two places, with the newer stamp. */
  add(stamp: SourceStamp, urgency: Urgency): void {
    const waits = ORDER.find((each) => this.#waiting[each].get(stamp.path));
    const place = waits && ORDER.indexOf(waits) < ORDER.indexOf(urgency) ? waits : urgency;
    this.drop(stamp.path);
    this.#waiting[place].push(stamp);
    if (place !== 'unindexed') this.#countInode(stamp.ino, 1);
  }

  /** Takes a source out that is not being read yet. */
  drop(path: string): void {
    for (const urgency of ORDER) {
      const stamp = this.#waiting[urgency].get(path);
      if (!stamp) continue;
      this.#waiting[urgency].remove(path);
      if (urgency !== 'unindexed') this.#countInode(stamp.ino, -1);
    }
  }

  /** The next source to read, of what is at least so urgent; give it back with `finish`. */
  take(least: Urgency = 'unindexed'): Job | null {
    for (const urgency of ORDER.slice(0, ORDER.indexOf(least) + 1)) {
      const stamp = this.#waiting[urgency].shift();
      if (!stamp) continue;
      const job: Job = { stamp, urgency };
      this.#taken.add(job);
      return job;
    }
    return null;
  }

  finish(job: Job): void {
    this.#taken.delete(job);
    if (job.urgency === 'unindexed') return;
    this.#countInode(job.stamp.ino, -1);
    this.#done = this.arrivals === 0 ? 0 : this.#done + 1;
  }

  /** True when a source of this path waits or is being read. */
  holds(path: string): boolean {
    return (
      ORDER.some((urgency) => this.#waiting[urgency].get(path) !== null) ||
      [...this.#taken].some(({ stamp }) => stamp.path === path)
    );
  }

  /** True when a source that came or changed, and has this inode, is not finished. */
  awaitsInode(ino: number): boolean {
    return this.#inodes.has(ino);
  }

  /** Sources that came or changed, and are not finished. */
  *waiting(): Iterable<SourceStamp> {
    for (const { stamp, urgency } of this.#taken) if (urgency !== 'unindexed') yield stamp;
    yield* this.#waiting.first.stamps();
    yield* this.#waiting.arrived.stamps();
  }

  /** How many sources that came or changed are not finished. */
  get arrivals(): number {
    let taken = 0;
    for (const { urgency } of this.#taken) if (urgency !== 'unindexed') taken += 1;
    return this.#waiting.first.size + this.#waiting.arrived.size + taken;
  }

  /** How many sources that came or changed were finished since the queue last had none. */
  get done(): number {
    return this.#done;
  }

  #countInode(ino: number, by: 1 | -1): void {
    const count = (this.#inodes.get(ino) ?? 0) + by;
    if (count <= 0) this.#inodes.delete(ino);
    else this.#inodes.set(ino, count);
  }
}
