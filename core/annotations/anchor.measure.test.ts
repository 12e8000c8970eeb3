/** Anchoring measured over edits whose truth is known character by character: how often right, and how seldom wrong. */
import { expect, it } from 'vitest';
import type { Anchor } from '../../contract/annotation.ts';
import { anchorPassage } from './anchor.ts';
import { describePassage } from './describe.ts';
import { EDITS, lettersOf, PASSAGES, textOf, type Letters } from './fixtures/edits.ts';
import { hashOf } from './fixtures/library.ts';
import { prose, randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';

const ROUNDS = times(6);

/** Right: nine tenths of the true place, or at most three characters off. A passage that is gone is rightly orphaned. */
function judge(
  anchor: Anchor,
  today: Letters,
  start: number,
  end: number,
): 'right' | 'near' | 'wrong' | 'orphaned' {
  const places = today.flatMap(({ from }, index) => (from >= start && from < end ? [index] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (anchor.state === 'orphaned') return first === undefined ? 'right' : 'orphaned';
  if (first === undefined || last === undefined) return 'wrong';
  const overlap = Math.min(anchor.end, last + 1) - Math.max(anchor.start, first);
  const union = Math.max(anchor.end, last + 1) - Math.min(anchor.start, first);
  if (overlap / union >= 0.9 || (Math.abs(anchor.start - first) <= 3 && Math.abs(anchor.end - last - 1) <= 3))
    return 'right';
  return overlap > 0 ? 'near' : 'wrong';
}

it.each([
  { how: 'with the kept text', withKept: true, right: 0.93, wrong: 0.01 },
  { how: 'without it', withKept: false, right: 0.88, wrong: 0.01 },
])('is right $how, and hardly ever wrong', ({ how, withKept, right, wrong }) => {
  const table: string[] = [];
  const all = { right: 0, near: 0, wrong: 0, orphaned: 0 };
  for (const [name, edit] of Object.entries(EDITS)) {
    const counts = { right: 0, near: 0, wrong: 0, orphaned: 0 };
    for (const [kind, choose] of Object.entries(PASSAGES)) {
      for (let round = 0; round < ROUNDS; round++) {
        const random = randomFrom(round * 1_000 + name.length * 31 + kind.length);
        const text = prose(random, 12);
        const [start, end] = choose(text, random);
        const today = edit(lettersOf(text), random, start, end);
        const passage = describePassage(text, hashOf(text), start, end);
        const anchor = anchorPassage(passage, textOf(today), hashOf(textOf(today)), withKept ? text : null);
        counts[judge(anchor, today, start, end)]++;
      }
    }
    table.push(`    ${name}: ${Object.values(counts).join(' / ')}`);
    for (const key of ['right', 'near', 'wrong', 'orphaned'] as const) all[key] += counts[key];
  }
  const total = Object.values(all).reduce((sum, count) => sum + count, 0);
  tried(
    `${total} edits ${how}: right / near / wrong / orphaned = ${Object.values(all).join(' / ')}\n${table.join('\n')}`,
  );
  expect(all.right / total).toBeGreaterThanOrEqual(right);
  expect(all.wrong / total).toBeLessThanOrEqual(wrong);
});

it('places passages in a text of a megabyte without taking seconds', () => {
  const random = randomFrom(5);
  const text = prose(random, 3_600);
  const today = textOf(EDITS['30 % of all words replaced']?.(lettersOf(text), random, 0, 0) ?? []);
  const tookMs: number[] = [];
  for (const kept of [text, null]) {
    const passage = describePassage(text, hashOf(text), 500_000, 500_400);
    const started = performance.now();
    const anchor = anchorPassage(passage, today, hashOf(today), kept);
    tookMs.push(performance.now() - started);
    expect(anchor.state).not.toBe('exact');
  }
  tried(
    `a text of ${text.length} characters: ${tookMs.map((ms) => `${ms.toFixed(0)} ms`).join(' with the kept text, ')} without`,
  );
});
