/** The gist of the records says all that the records say, and is shorter. */
import { expect, it } from 'vitest';
import { randomFrom } from '../fixtures/prose.ts';
import { randomRecords } from '../fixtures/records.ts';
import { tried } from '../fixtures/scale.ts';
import { createFold } from '../fold.ts';
import type { WholeLine } from '../journal/line.ts';
import { createGist } from './gist.ts';

const told = (lines: readonly WholeLine[]): string => {
  const fold = createFold();
  for (const line of lines) if (line.kind === 'record') fold.apply(line.record);
  const byId = [...fold.allEver()].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1));
  const byArticle = [...fold.identities()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify([byId, byArticle, [...fold.colourNames()].sort()]);
};

it('folds to the same annotations, identities and names', () => {
  const random = randomFrom(31);
  let all = 0;
  let kept = 0;
  for (let run = 0; run < 1_000; run++) {
    const records = randomRecords(random, 60);
    const lines = [...records, ...structuredClone(records.slice(0, 20))].map((record): WholeLine => ({
      kind: 'record',
      record,
    }));
    const gist = createGist();
    for (const line of lines) gist.add(line);
    expect(told(gist.lines())).toBe(told(lines));
    all += lines.length;
    kept += gist.lines().length;
  }
  expect(kept).toBeLessThan(all * 0.8);
  tried(`1,000 libraries: ${all} records, ${kept} of them are the gist`);
});

it('keeps what it does not understand, once', () => {
  const gist = createGist();
  const newer = { stamp: { time: 5, count: 0 }, device: 'next', v: 9, ink: [1] };
  gist.add({ kind: 'newer', record: newer });
  gist.add({ kind: 'newer', record: structuredClone(newer) });
  expect(gist.lines()).toEqual([{ kind: 'newer', record: newer }]);
});
