/** What a thread answers of the requests that wait for it. */
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { askOver, GivesWay, serve, type Ask, type Served } from './threads.ts';

const lineOf = (name: string): string | null => (name === 'find' ? name : null);

let end = (): void => undefined;
afterEach(() => end());

/** A thread that is busy with its first request until it is let go; what it worked through, in order. */
function busyThread(): { ask: Ask; worked: unknown[]; letGo: () => void } {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  const worked: unknown[] = [];
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const work = async (input: unknown): Promise<unknown> => {
    worked.push(input);
    await gate;
    return input;
  };
  serve(port1, { find: work, put: work }, { lineOf });
  return { ask: askOver(port2), worked, letGo };
}
const outcome = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));

it('works through the newest of the questions that wait, and tells the others that they were overtaken', async () => {
  const { ask, worked, letGo } = busyThread();
  const put = ask('put', 'articles');
  await expect.poll(() => worked).toEqual(['articles']);
  const finds = ['g', 'gu', 'gue', 'guerre'].map((query) => outcome(ask('find', query)));
  expect(await Promise.all(finds.slice(0, 3))).toEqual(['overtaken', 'overtaken', 'overtaken']);
  letGo();
  expect([await put, await finds[3]]).toEqual(['articles', 'guerre']);
  expect(worked).toEqual(['articles', 'guerre']);
});

it('finishes the question it is at, and every other request in its order', async () => {
  const { ask, worked, letGo } = busyThread();
  const first = outcome(ask('find', 'paix'));
  await expect.poll(() => worked).toEqual(['paix']);
  const rest = [ask('put', 'one'), ask('put', 'two'), ask('find', 'guerre')].map(outcome);
  letGo();
  expect(await Promise.all([first, ...rest])).toEqual(['paix', 'one', 'two', 'guerre']);
  expect(worked).toEqual(['paix', 'one', 'two', 'guerre']);
});

it('tells the question it is at when a newer one came, and loses none that it heard of on the way', async () => {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  const ask = askOver(port2);
  const told: unknown[] = [];
  const later: Promise<unknown>[] = [];
  const look = (): void => void told.push(served?.isOvertaken());
  let served: Served | null = null;
  const find = (query: unknown): unknown => {
    if (query !== 'paix') return query;
    look();
    later.push(outcome(ask('put', 'articles')));
    look();
    later.push(...['g', 'guerre'].map((newer) => outcome(ask('find', newer))));
    look();
    return query;
  };
  served = serve(
    port1,
    { find, put: (input: unknown) => input },
    {
      lineOf,
      // What comes over a port is what was sent.
      receive: () => receiveMessageOnPort(port1),
    },
  );
  look();
  expect(await outcome(ask('find', 'paix'))).toBe('paix');
  expect(await Promise.all(later)).toEqual(['articles', 'overtaken', 'guerre']);
  expect(told).toEqual([false, false, false, true]);
});

it('lets whoever types go before what takes long, and asks for that again', async () => {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  const ask = askOver(port2);
  const worked: unknown[] = [];
  const typed: Promise<unknown>[] = [];
  let served: Served | null = null;
  const relate = (input: unknown): unknown => {
    worked.push('relate');
    if (typed.length === 0) typed.push(ask('put', 'articles'), ask('find', 'guerre'));
    if (served?.isInTheWay() === true) throw new GivesWay();
    return input;
  };
  const work = (input: unknown): unknown => {
    worked.push(input);
    return input;
  };
  served = serve(
    port1,
    { relate, find: work, put: work },
    { lineOf, receive: () => receiveMessageOnPort(port1) },
  );
  expect(served.isInTheWay()).toBe(false);
  const related = ask('relate', 'passages');
  expect(await related).toBe('passages');
  expect(await Promise.all(typed)).toEqual(['articles', 'guerre']);
  expect(worked).toEqual(['relate', 'articles', 'guerre', 'relate']);
});
