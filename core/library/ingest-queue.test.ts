import { describe, expect, it } from 'vitest';
import type { SourceStamp } from './entries.ts';
import { IngestQueue } from './ingest-queue.ts';

const stamp = (path: string, ino = 1): SourceStamp => ({ path, size: 1, mtimeMs: 1, ino });
const takeAll = (queue: IngestQueue): string[] => {
  const paths: string[] = [];
  for (let job = queue.take(); job; job = queue.take()) {
    paths.push(job.stamp.path);
    queue.finish(job);
  }
  return paths;
};

describe('the queue of sources to read', () => {
  it('gives what a person touched first, then arrivals, then what the index lacks', () => {
    const queue = new IngestQueue();
    queue.add(stamp('old.txt'), 'unindexed');
    queue.add(stamp('b.txt'), 'arrived');
    queue.add(stamp('a.txt'), 'arrived');
    queue.add(stamp('now.txt'), 'first');
    expect(takeAll(queue)).toEqual(['now.txt', 'b.txt', 'a.txt', 'old.txt']);
    queue.add(stamp('later.txt'), 'arrived');
    expect(takeAll(queue)).toEqual(['later.txt']);
  });

  it('gives only what is urgent enough, and keeps the rest', () => {
    const queue = new IngestQueue();
    queue.add(stamp('b.txt'), 'arrived');
    queue.add(stamp('now.txt'), 'first');
    expect(queue.take('first')?.stamp.path).toBe('now.txt');
    expect(queue.take('first')).toBeNull();
    expect(queue.take()?.stamp.path).toBe('b.txt');
  });

  it('holds a source once, at its more urgent place and as it was told last', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt'), 'first');
    queue.add(stamp('b.txt'), 'first');
    queue.add(stamp('a.txt', 9), 'unindexed');
    expect(queue.take()?.stamp.path).toBe('b.txt');
    expect(queue.take()).toEqual({ stamp: stamp('a.txt', 9), urgency: 'first' });
    expect(queue.take()).toBeNull();
  });

  it('goes on holding what was told, when what a person opens is held as well', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt', 9), 'arrived');
    const job = queue.take();
    if (job) queue.hold(job);
    if (job) queue.finish(job);
    queue.hold({ stamp: stamp('a.txt'), urgency: 'first' });
    expect(queue.isHolding).toBe(true);
    queue.release();
    expect(queue.take()?.stamp).toEqual(stamp('a.txt', 9));
  });

  it('counts arrivals until they are finished, and forgets the count when none is left', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt'), 'arrived');
    queue.add(stamp('b.txt'), 'arrived');
    queue.add(stamp('c.txt'), 'unindexed');
    const first = queue.take();
    expect([queue.arrivals, queue.done]).toEqual([2, 0]);
    if (first) queue.finish(first);
    expect([queue.arrivals, queue.done]).toEqual([1, 1]);
    takeAll(queue);
    expect([queue.arrivals, queue.done]).toEqual([0, 0]);
  });

  it('awaits the inode of an arrival until it is finished or dropped', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt', 5), 'arrived');
    queue.add(stamp('b.txt', 6), 'arrived');
    queue.add(stamp('c.txt', 7), 'unindexed');
    const job = queue.take();
    expect([5, 6, 7].map((ino) => queue.awaitsInode(ino))).toEqual([true, true, false]);
    expect(queue.holds('a.txt')).toBe(true);
    queue.drop('b.txt');
    if (job) queue.finish(job);
    expect([5, 6].map((ino) => queue.awaitsInode(ino))).toEqual([false, false]);
    expect(queue.holds('a.txt')).toBe(false);
  });

  it('keeps what is held until it is released, and counts it as waiting', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt', 7), 'first');
    queue.add(stamp('b.txt', 8), 'arrived');
    const job = queue.take();
    if (!job) throw new Error('There is one.');
    queue.hold(job);
    queue.finish(job);
    expect(queue.holds('a.txt')).toBe(true);
    expect([...queue.awaitedWith(7)].map(({ path }) => path)).toEqual(['a.txt']);
    expect(queue.isHolding).toBe(false);
    expect(takeAll(queue)).toEqual(['b.txt']);
    expect(queue.isHolding).toBe(true);
    expect(queue.arrivals).toBe(1);
    queue.release();
    expect(takeAll(queue)).toEqual(['a.txt']);
    expect(queue.arrivals).toBe(0);
    expect(queue.awaitsInode(7)).toBe(false);
  });

  it('holds nothing of which a newer version waits, or that is gone', () => {
    const queue = new IngestQueue();
    queue.add(stamp('a.txt', 7), 'arrived');
    const job = queue.take();
    if (!job) throw new Error('There is one.');
    queue.add(stamp('a.txt', 9), 'first');
    queue.hold(job);
    queue.finish(job);
    expect(queue.awaitsInode(7)).toBe(false);
    const newer = queue.take();
    if (!newer) throw new Error('There is one.');
    queue.hold(newer);
    queue.finish(newer);
    queue.drop('a.txt');
    expect(queue.isHolding).toBe(false);
    expect(queue.awaitsInode(9)).toBe(false);
    expect(takeAll(queue)).toEqual([]);
  });
});
