import { afterEach, describe, expect, it } from 'vitest';
import { KeptThread } from './kept-thread.ts';
import { ThreadEnded, type Thread } from './threads.ts';
import { mortalThread } from './fixtures/mortal-thread.ts';

/** `greet` kills the thread for a guest of the name of Death, and `stumble` the first time anybody asks. */
const HOST = `{
  greet: (guest) => (guest === 'Death' ? process.exit(3) : 'Good evening, ' + guest),
  stumble: () => (Atomics.add(shared, 0, 1) === 0 ? process.exit(4) : 'Up again'),
  exhaust: () => { throw new Error('No memory left'); },
}`;
type Host = {
  greet: (guest: string) => string;
  stumble: (nothing: null) => string;
  exhaust: (nothing: null) => string;
};

let kept: KeptThread<Host> | null = null;
let starts: number;
let deaths: string[];
const keep = (start: (shared: Int32Array<SharedArrayBuffer>) => Thread): KeptThread<Host> => {
  const shared = new Int32Array(new SharedArrayBuffer(16));
  starts = 0;
  deaths = [];
  kept = new KeptThread<Host>({
    start: () => {
      starts += 1;
      return start(shared);
    },
    onDeath: (reason) => deaths.push(reason.message),
  });
  return kept;
};
afterEach(() => kept?.stop());

describe('a kept thread', () => {
  it('starts with its first call, and only once', async () => {
    const { calls } = keep((shared) => mortalThread(HOST, shared));
    expect(starts).toBe(0);
    expect(await Promise.all([calls.greet('Ada'), calls.greet('Alan')])).toEqual([
      'Good evening, Ada',
      'Good evening, Alan',
    ]);
    expect([starts, deaths]).toEqual([1, []]);
  });

  it('asks a call again when the thread died over it, and the caller never knows', async () => {
    const { calls } = keep((shared) => mortalThread(HOST, shared));
    expect(await calls.stumble(null)).toBe('Up again');
    expect([starts, deaths]).toEqual([2, ['A thread ended: code 4.']]);
  });

  it('fails the call that kills it twice, and answers all that stood behind it', async () => {
    const { calls } = keep((shared) => mortalThread(HOST, shared));
    const asked = ['Ada', 'Death', 'Alan', 'Grace'].map((guest) => calls.greet(guest));
    const answers = await Promise.allSettled(asked);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'nothing'))).toEqual([
      'Good evening, Ada',
      'nothing',
      'Good evening, Alan',
      'Good evening, Grace',
    ]);
    await expect(asked[1]).rejects.toBeInstanceOf(ThreadEnded);
    expect([starts, deaths.length]).toEqual([3, 2]);
    expect(await calls.greet('Edsger')).toBe('Good evening, Edsger');
  });

  it('gets over one deadly call after another', async () => {
    const { calls } = keep((shared) => mortalThread(HOST, shared));
    const guests = ['Death', 'Ada', 'Death', 'Death', 'Death', 'Alan'];
    const answers = await Promise.allSettled(guests.map((guest) => calls.greet(guest)));
    expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(
      guests.map((guest) => guest !== 'Death'),
    );
  });

  it('says why the thread died when an error killed it', async () => {
    const { calls } = keep((shared) => mortalThread(HOST, shared));
    await expect(calls.exhaust(null)).rejects.toThrow('A thread ended: No memory left.');
  });

  it('starts again for the next call when it died while nobody asked', async () => {
    const threads: Thread[] = [];
    const { calls } = keep((shared) => {
      const thread = mortalThread(HOST, shared);
      threads.push(thread);
      return thread;
    });
    await calls.greet('Ada');
    await threads[0]?.stop();
    expect(deaths).toHaveLength(1);
    expect(await calls.greet('Alan')).toBe('Good evening, Alan');
    expect(starts).toBe(2);
  });

  it('fails every call, each after two tries, when the thread cannot live at all', async () => {
    const { calls } = keep(() => mortalThread('process.exit(9)'));
    const answers = await Promise.allSettled([calls.greet('Ada'), calls.greet('Alan')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(starts).toBe(4);
  });

  it('ends for good: what is not answered then, or asked later, is unavailable', async () => {
    const thread = keep((shared) => mortalThread(HOST, shared));
    const asked = thread.calls.greet('Ada');
    await Promise.all([thread.stop(), expect(asked).rejects.toMatchObject({ code: 'unavailable' })]);
    await expect(thread.calls.greet('Alan')).rejects.toMatchObject({ code: 'unavailable' });
    expect([starts, deaths]).toEqual([1, []]);
  });
});
