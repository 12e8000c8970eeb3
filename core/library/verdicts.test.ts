import { describe, expect, it } from 'vitest';
import { IngestQueue, type Job } from './ingest-queue.ts';
import { Verdicts } from './verdicts.ts';

const JOB: Job = { stamp: { path: 'a.txt', size: 1, mtimeMs: 1, ino: 1 }, urgency: 'arrived' };

/** Something is held; `during` happens while it is judged. */
async function judge(during: (verdicts: Verdicts, go: () => void) => void) {
  const told: string[] = [];
  let isThere = true;
  const queue = new IngestQueue();
  const verdicts = new Verdicts({
    intake: { queue, inTurn: async (action) => action(), resume: () => told.push('resumed') },
    who: {
      judge: () => {
        told.push('judged');
        during(verdicts, () => (isThere = false));
        return Promise.resolve([]);
      },
      pass: () => told.push('passed'),
    },
    mayJudge: () => isThere,
    caughtUp: () => Promise.resolve(),
    graceMs: 0,
    report: (error) => told.push(String(error)),
  });
  verdicts.hold(JOB);
  while (!told.includes('resumed')) await new Promise((resolve) => setTimeout(resolve));
  return { told, isHolding: queue.isHolding };
}

describe('a verdict', () => {
  it('is passed when all that came was read, and what was held is read again', async () => {
    expect(await judge(() => undefined)).toEqual({
      told: ['judged', 'passed', 'resumed'],
      isHolding: false,
    });
  });

  it('counts for nothing when the folder goes meanwhile: what is held waits until it is back', async () => {
    expect(await judge((_verdicts, go) => go())).toEqual({ told: ['judged', 'resumed'], isHolding: true });
  });
});
