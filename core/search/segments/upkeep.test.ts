import { describe, expect, it } from 'vitest';
import { documentOf } from '../texts.testing.ts';
import { inForce } from './index-folder.ts';
import { LiveSegment } from './live-segment.ts';
import { PlacedSegment } from './placed-segment.ts';
import { StoredSegment } from './stored-segment.ts';
import { nextToStore } from './upkeep.ts';

/** A segment as it stands in the order, of so many articles; `dead` of them died in a turn that is stored. */
function placed(turn: number, kind: 'stored' | 'live', articles: number, dead = 0): PlacedSegment {
  const live = new LiveSegment(20_000);
  for (let i = 0; i < articles; i++) live.add(documentOf(`${String(turn)} ${String(i)}`, '', []), []);
  // A stored one that answers as the live one does: what is to be stored is decided by sizes alone.
  const stored = Object.create(StoredSegment.prototype, {
    ...{ articles: { value: articles }, passages: { value: 0 } },
  }) as StoredSegment;
  const segment = new PlacedSegment(kind === 'live' ? live : stored, { from: turn, to: turn });
  for (let i = 0; i < dead; i++) segment.kill(i, turn);
  return segment;
}

const next = (...sizes: readonly (readonly [kind: 'stored' | 'live', articles: number, dead?: number])[]) =>
  nextToStore([...sizes.map((size, i) => placed(i + 1, ...size)), placed(99, 'live', 0)])?.map(
    ({ from }) => from,
  ) ?? null;

describe('what is stored next', () => {
  it('is nothing while there is only the open segment, or a few of growing sizes', () => {
    expect(next()).toBeNull();
    expect(next(['stored', 900], ['stored', 200], ['stored', 20])).toBeNull();
  });

  it('is the oldest segment that is full and in memory, before anything else', () => {
    expect(next(['stored', 5], ['stored', 5], ['stored', 5], ['live', 7], ['live', 8])).toEqual([4]);
  });

  it('is a segment with all that follow, once they are three times as many: a large one is not rewritten for a few', () => {
    expect(next(['stored', 100], ['stored', 5], ['stored', 5], ['stored', 5])).toBeNull();
    expect(next(['stored', 100], ['stored', 5], ['stored', 5], ['stored', 5], ['stored', 5])).toEqual([
      2, 3, 4, 5,
    ]);
  });

  it('is the newest segments where there are too many, and never the large ones for a few more', () => {
    const sizes = Array.from({ length: 13 }, (_, i) => 2 ** (14 - i));
    expect(next(...sizes.slice(1).map((size) => ['stored', size] as const))).toBeNull();
    expect(next(...sizes.map((size) => ['stored', size] as const))).toEqual([12, 13]);
  });

  it('is a segment alone, once most of it is dead', () => {
    expect(next(['stored', 100, 51], ['stored', 5])).toEqual([1]);
    expect(next(['stored', 100, 50], ['stored', 5])).toBeNull();
  });
});

describe('the segments in force', () => {
  it('are those that no other one stands for, in their order', () => {
    expect(inForce(['3-3-1.segment', '1-2-1.segment', 'x.texts']).map(({ name }) => name)).toEqual([
      '1-2-1.segment',
      '3-3-1.segment',
    ]);
  });

  it('leave out what was put together, or stored anew, before those it replaced are gone', () => {
    const names = [
      '1-1-1.segment',
      '2-2-1.segment',
      '1-3-1.segment',
      '3-3-1.segment',
      '4-4-1.segment',
      '4-4-2.segment',
    ];
    expect(inForce(names).map(({ name }) => name)).toEqual(['1-3-1.segment', '4-4-2.segment']);
  });

  it('leave out what was not written to its end', () => {
    expect(inForce(['1-1-1.segment', '1-2-1.segment.part']).map(({ name }) => name)).toEqual([
      '1-1-1.segment',
    ]);
  });
});
