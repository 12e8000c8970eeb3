import { describe, expect, it } from 'vitest';
import { inSteps } from './in-steps.ts';
import { Resemblances, type Judging, type Resemblance } from './resemblances.ts';

const pair = (lostId: string, hereId: string, likeness: number, isTelling = true, kept = 0): Resemblance => ({
  ...{ lostId, hereId, likeness, isTelling, kept },
});
/** Whatever counts, and proves itself. */
const ALL: Judging = { counts: () => true, mayRival: () => true, proofOf: (each) => each };
const certainOf = async (...pairs: Resemblance[]): Promise<string[]> => {
  const resemblances = new Resemblances();
  for (const each of pairs) resemblances.note(each);
  return (await inSteps(resemblances.certain(ALL))).map(({ lostId, hereId }) => `${lostId}-${hereId}`);
};

describe('two articles are surely the same', () => {
  it('when a quarter of their texts is, and nothing else is half as like', async () => {
    expect(await certainOf(pair('a', 'x', 0.25))).toEqual(['a-x']);
    expect(await certainOf(pair('a', 'x', 0.24))).toEqual([]);
    expect(await certainOf(pair('a', 'x', 0.4), pair('a', 'y', 0.2))).toEqual(['a-x']);
    expect(await certainOf(pair('a', 'x', 0.4), pair('a', 'y', 0.21))).toEqual([]);
  });

  it('unless another would do by itself, short of the very same text', async () => {
    expect(await certainOf(pair('a', 'x', 0.8), pair('a', 'y', 0.3))).toEqual([]);
    expect(await certainOf(pair('a', 'x', 1), pair('a', 'y', 0.3))).toEqual(['a-x']);
  });

  it('unless another, unlike it as it grew, has half as much of what went', async () => {
    expect(await certainOf(pair('a', 'x', 0.4, true, 0.6), pair('a', 'y', 0.1, true, 0.2))).toEqual(['a-x']);
    expect(await certainOf(pair('a', 'x', 0.4, true, 0.6), pair('a', 'y', 0.1, true, 1))).toEqual([]);
    expect(await certainOf(pair('a', 'x', 1, true, 1), pair('a', 'y', 0.1, true, 0.9))).toEqual(['a-x']);
  });

  it('seen from both sides: what came can be like two that went', async () => {
    expect(await certainOf(pair('a', 'x', 0.4), pair('b', 'x', 0.3))).toEqual([]);
    expect(await certainOf(pair('a', 'x', 0.4), pair('b', 'x', 0.1), pair('b', 'y', 0.5))).toEqual([
      'a-x',
      'b-y',
    ]);
  });

  it('unless what came may be another that went, though nothing is known again of that one', async () => {
    const resemblances = new Resemblances();
    for (const each of [pair('a', 'x', 0.8), pair('b', 'x', 0.9)]) resemblances.note(each);
    const counts: Judging['counts'] = ({ lostId }) => lostId === 'a';
    expect(await inSteps(resemblances.certain({ ...ALL, counts }))).toEqual([]);
    expect(await inSteps(resemblances.certain({ ...ALL, counts, mayRival: counts }))).toEqual([
      pair('a', 'x', 0.8),
    ]);
  });

  it('only as far as something proves it; what speaks for another counts without proof', async () => {
    const resemblances = new Resemblances();
    for (const each of [pair('a', 'x', 0.8), pair('a', 'y', 0.2)]) resemblances.note(each);
    const certain = (likeness: number) =>
      inSteps(resemblances.certain({ ...ALL, proofOf: (each) => ({ ...each, likeness }) }));
    expect(await certain(0.4)).toEqual([pair('a', 'x', 0.4)]);
    for (const likeness of [0.39, 0.24]) expect(await certain(likeness)).toEqual([]);
  });

  it('never by texts that are too short to tell', async () => {
    expect(await certainOf(pair('a', 'x', 0.9, false))).toEqual([]);
  });
});

describe('resemblances', () => {
  it('are forgotten from both sides, and the greater of two counts', async () => {
    const resemblances = new Resemblances();
    for (const each of [pair('a', 'x', 0.9), pair('a', 'x', 0.2), pair('b', 'x', 0.8)])
      resemblances.note(each);
    expect([...resemblances.ofLost('a')]).toEqual([pair('a', 'x', 0.9)]);
    resemblances.forget('x');
    expect(resemblances.lostIds().flatMap((id) => [...resemblances.ofLost(id)])).toEqual([]);
    expect(await inSteps(resemblances.certain(ALL))).toEqual([]);
  });
});
