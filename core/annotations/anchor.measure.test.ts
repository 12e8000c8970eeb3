/** Anchoring measured over edits whose truth is known letter by letter: how often right, and how seldom wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anchorPassage } from './anchor.ts';
import { describePassage } from './describe.ts';
import { articleWriter } from './fixtures/articles.ts';
import { SCENARIOS } from './fixtures/edits.ts';
import { judge, lettersOf, textOf, VERDICTS, type Verdict } from './fixtures/letters.ts';
import { hashOf } from './fixtures/library.ts';
import { choosePassage, PASSAGE_KINDS } from './fixtures/passages.ts';
import { prose, randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';

const ROUNDS = times(4);
const SAMPLES = fileURLToPath(new URL('../../seeds/', import.meta.url));
const samples = readdirSync(SAMPLES)
  .filter((name) => /\.(md|txt)$/.test(name))
  .map((name) => readFileSync(join(SAMPLES, name), 'utf8'));
const write = articleWriter(samples);

type Tally = Record<Verdict, number>;
const noTally = (): Tally => ({ right: 0, near: 0, wrong: 0, orphan: 0 });

/** Every scenario and kind of passage `ROUNDS` times; the tally of all, and of passages that were deleted. */
function measure(withKept: boolean): { all: Tally; deleted: Tally; table: string[] } {
  const [all, deleted] = [noTally(), noTally()];
  const table = Object.entries(SCENARIOS).map(([name, { prepare, concerns, edit }], index) => {
    const tally = noTally();
    for (const [kindIndex, kind] of PASSAGE_KINDS.entries())
      for (let round = 0; round < ROUNDS; round++) {
        const random = randomFrom(round * 1_000 + index * 31 + kindIndex);
        const written = write(random, 6_000);
        const kept = prepare ? prepare(written, random) : written;
        const span = choosePassage(kept, kind, random, concerns);
        if (!span) continue;
        const today = edit(lettersOf(kept), random, { ...span, other: write(random, 6_000) });
        const passage = describePassage(kept, hashOf(kept), span.start, span.end);
        const text = textOf(today);
        const anchor = anchorPassage(passage, text, hashOf(text), withKept ? kept : null);
        const verdict = judge(anchor, today, span.start, span.end);
        const isDeleted = judge({ state: 'orphaned' }, today, span.start, span.end) === 'right';
        for (const counted of [tally, all, ...(isDeleted ? [deleted] : [])]) counted[verdict]++;
      }
    return `    ${name}: ${VERDICTS.map((verdict) => tally[verdict]).join(' / ')}`;
  });
  return { all, deleted, table };
}

it.each([
  { how: 'with the kept text', withKept: true, right: 0.985, wrong: 0.003, falsely: 0.005 },
  { how: 'without it', withKept: false, right: 0.87, wrong: 0.005, falsely: 0.025 },
])('is right $how, and hardly ever wrong', ({ how, withKept, right, wrong, falsely }) => {
  const { all, deleted, table } = measure(withKept);
  const total = VERDICTS.reduce((sum, verdict) => sum + all[verdict], 0);
  const tally = VERDICTS.map((verdict) => all[verdict]).join(' / ');
  tried(`${total} edits ${how}: ${VERDICTS.join(' / ')} = ${tally}\n${table.join('\n')}`);
  expect(all.right / total).toBeGreaterThanOrEqual(right);
  expect(all.wrong / total).toBeLessThanOrEqual(wrong);
  expect(deleted.wrong / (deleted.wrong + deleted.right)).toBeLessThanOrEqual(falsely);
});

it('places passages in a much edited text of a megabyte', () => {
  const random = randomFrom(5);
  const text = prose(random, 3_600);
  const edit = SCENARIOS['20 % of all words replaced']?.edit;
  const today = textOf(edit?.(lettersOf(text), random, { start: 0, end: 0, other: prose(random, 40) }) ?? []);
  for (const kept of [text, null]) {
    const passage = describePassage(text, hashOf(text), 500_000, 500_400);
    expect(anchorPassage(passage, today, hashOf(today), kept).state).toBe('edited');
  }
});
