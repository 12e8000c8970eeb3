import { expect, it } from 'vitest';
import { inSteps } from './in-steps.ts';
import type { Resemblance } from './resemblances.ts';
import { rivalsOf } from './rivals.ts';

const pair = (lostId: string, hereId: string, kept: number): Resemblance => ({
  ...{ lostId, hereId, kept, likeness: kept, isTelling: true },
});

it('the four that most stand in the way of a pair are found, from both sides, each once', async () => {
  const own = pair('a', 'x', 0.5);
  const found = [
    ...[own, pair('a', 'y', 0.1), pair('a', 'y', 0.3), pair('a', 'y', 0.2), pair('b', 'x', 0.4)],
    ...[
      pair('b', 'y', 0.9),
      pair('a', 'no', 0.8),
      pair('a', 'z', 0.05),
      pair('c', 'x', 0.06),
      pair('d', 'x', 0.07),
    ],
  ];
  const rivals = await inSteps(rivalsOf([own], found, ({ hereId }) => hereId !== 'no'));
  expect(rivals.get(own)).toEqual([
    ...[pair('b', 'x', 0.4), pair('a', 'y', 0.3), pair('d', 'x', 0.07), pair('c', 'x', 0.06)],
  ]);
});
