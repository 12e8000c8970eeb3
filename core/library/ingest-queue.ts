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

/** Sources by inode; a source that is read while its next version waits is in it twice. */
class Inodes {
  readonly #stamps = new Map<number, Set<SourceStamp>>();

  add(stamp: SourceStamp): void {
    const others = this.#stamps.get(stamp.ino);
    if (others) others.add(stamp);
    else this.#stamps.set(stamp.ino, new Set([stamp]));
  }

  remove(stamp: SourceStamp): void {
    const stamps = this.#stamps.get(stamp.ino);
    stamps?.delete(stamp);
    if (stamps?.size === 0) this.#stamps.delete(stamp.ino);
  }

  of(ino: number): Iterable<SourceStamp> {
    return this.#stamps.get(ino) ?? [];
  }

  has(ino: number): boolean {
    return this.#stamps.has(ino);
  }
}

export class IngestQueue {
  readonly #waiting: Readonly<Record<Urgency, Line>> = {
    first: new Line(),
    arrived: new Line(),
    unindexed: new Line(),
  };
  readonly #taken = new Set<Job>();
  /** Sources that were read, and are to be read again when `release` is called. */
  readonly #held = new Map<string, Job>();
  readonly #inodes = new Inodes();
  #done = 0;

  /** A source that waits already keeps the more urgent of its two places, with the newer stamp. */
  add(stamp: SourceStamp, urgency: Urgency): void {
    const waits = ORDER.find((each) => this.#waiting[each].get(stamp.path));
    const place = waits && ORDER.indexOf(waits) < ORDER.indexOf(urgency) ? waits : urgency;
    this.drop(stamp.path);
    this.#waiting[place].push(stamp);
    if (place !== 'unindexed') this.#inodes.add(stamp);
  }

  /** Keeps a source that came or changed, and is being read, for later: it is as one that waits, but is not taken before `release`. */
  hold({ stamp, urgency }: Job): void {
    // Should it wait already, then as something newer; what is held already was told by the watch.
    if (this.#held.has(stamp.path)) return;
    if (ORDER.some((each) => each !== 'unindexed' && this.#waiting[each].get(stamp.path))) return;
    this.drop(stamp.path);
    const held = { stamp: { ...stamp }, urgency };
    this.#held.set(stamp.path, held);
    this.#inodes.add(held.stamp);
  }

  /** Puts all that is held in line. */
  release(): void {
    for (const { stamp, urgency } of [...this.#held.values()]) this.add(stamp, urgency);
  }

  /** True when nothing waits or is being read but what is held. */
  get isHolding(): boolean {
    return this.#held.size > 0 && this.#held.size === this.arrivals;
  }

  /** Takes a source out that is not being read yet. */
  drop(path: string): void {
    const held = this.#held.get(path);
    this.#held.delete(path);
    if (held) this.#inodes.remove(held.stamp);
    for (const urgency of ORDER) {
      const stamp = this.#waiting[urgency].get(path);
      if (!stamp) continue;
      this.#waiting[urgency].remove(path);
      if (urgency !== 'unindexed') this.#inodes.remove(stamp);
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
    this.#inodes.remove(job.stamp);
    this.#done = this.arrivals === 0 ? 0 : this.#done + 1;
  }

  /** True when a source of this path waits or is being read. */
  holds(path: string): boolean {
    return (
      this.#held.has(path) ||
      ORDER.some((urgency) => this.#waiting[urgency].get(path) !== null) ||
      [...this.#taken].some(({ stamp }) => stamp.path === path)
    );
  }

  /** True when a source that came or changed, and has this inode, is not finished. */
  awaitsInode(ino: number): boolean {
    return this.#inodes.has(ino);
  }

  /** The sources of this inode that came or changed, and are not finished. */
  awaitedWith(ino: number): Iterable<SourceStamp> {
    return this.#inodes.of(ino);
  }

  /** How many sources that came or changed are not finished. */
  get arrivals(): number {
    let taken = 0;
    for (const { urgency } of this.#taken) if (urgency !== 'unindexed') taken += 1;
    return this.#waiting.first.size + this.#waiting.arrived.size + this.#held.size + taken;
  }

  /** How many sources that came or changed were finished since the queue last had none. */
  get done(): number {
    return this.#done;
  }
}
