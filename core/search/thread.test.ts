/** What the search thread does with questions that come faster than it answers. */
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import type { SearchResult } from '../../contract/search.ts';
import { builtSearchThread } from '../threads/fixtures/built-thread.ts';
import { askOver, remoteOf, serve, type Port, type Remote } from '../threads/threads.ts';
import { createSearchFunctions, lineOf, type SearchFunctions, type SearchQuestion } from './functions.ts';
import { documentOf } from './texts.testing.ts';

const TYPED = ['g', 'gu', 'gue', 'guer', 'guerre'];
const ARTICLES = 64;
const documents = Array.from({ length: ARTICLES }, (_, number) =>
  documentOf(String(number), 'Chronique', [`La guerre dura ${String(number)} jours.`, 'La paix fut signée.']),
);

let end = (): unknown => undefined;
afterEach(() => end());

const callsOver = (port: Port): Remote<SearchFunctions> => remoteOf<SearchFunctions>(askOver(port));

const outcome = (answer: Promise<SearchResult>): Promise<unknown> =>
  answer.then(
    ({ articles }) => articles,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

/** Has the thread busy with a library, and asks at once what a person types meanwhile, key by key; the outcome for each. */
async function typeAhead(search: Remote<SearchFunctions>): Promise<unknown[]> {
  const put = search.put(documents);
  const answers = TYPED.map((query) => outcome(search.find({ query, limit: 5 })));
  await put;
  return Promise.all(answers);
}

const newestAlone = [...TYPED.slice(1).map(() => 'overtaken'), ARTICLES];

it('answers the last key alone of those that were pressed meanwhile, and tells the others so', async () => {
  const thread = (await builtSearchThread())('search', { indexFolder: null });
  end = () => thread.stop();
  // It is asked before it is up, so that all of it waits.
  expect(await typeAhead(callsOver(thread.port))).toEqual(newestAlone);
});

it('never works through a question that was overtaken', async () => {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  const worked: string[] = [];
  const functions = createSearchFunctions();
  const find = (question: SearchQuestion): SearchResult => {
    worked.push(question.query);
    return functions.find(question);
  };
  serve(port1, { ...functions, find }, { lineOf });
  expect(await typeAhead(callsOver(port2))).toEqual(newestAlone);
  expect(worked).toEqual(['guerre']);
});

it('answers everything else that is asked at once, each by its own', async () => {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  serve(port1, createSearchFunctions(), { lineOf });
  const search = callsOver(port2);
  await search.put(documents);
  const found = await Promise.all(
    ['guerre', 'paix', 'jours'].map((query) => search.findInArticle({ articleId: '7', query })),
  );
  expect(found.map(({ spans }) => spans.length)).toEqual([1, 1, 1]);
});

it('ends a question that reads very many texts as soon as something newer is asked, and answers that one whole', () => {
  let looks = 0;
  let isOvertaken = false;
  const search = createSearchFunctions(
    { indexFolder: null },
    {
      isOvertaken: () => {
        looks++;
        return isOvertaken;
      },
    },
  );
  const many = Array.from({ length: 400 }, (_, number) =>
    documentOf(String(number), 'Chronique', [`La longue guerre dura ${String(number)} jours, puis la paix.`]),
  );
  search.put(many);
  const phrase = { query: '"la guerre" "longue guerre" paix', limit: 5 };
  const answer = { ...search.find(phrase), tookMs: 0 };
  expect(answer.articles).toBe(0);
  expect(looks).toBeGreaterThan(3);
  isOvertaken = true;
  looks = 0;
  expect(() => search.find(phrase)).toThrow(expect.objectContaining({ code: 'overtaken' }));
  expect(looks).toBe(1);
  // What the index tells alone is not given up.
  expect(search.find({ query: 'guerre', limit: 5 }).articles).toBe(400);
  // Nor is anything that is no question.
  expect(search.findInArticle({ articleId: '7', query: '"longue guerre"' }).spans).toHaveLength(1);
  isOvertaken = false;
  expect({ ...search.find(phrase), tookMs: 0 }).toEqual(answer);
  expect(search.find({ query: '"longue guerre" paix', limit: 5 }).articles).toBe(400);
});

it('answers two windows that ask in turns, each for itself', async () => {
  const thread = (await builtSearchThread())('search', { indexFolder: null });
  end = () => thread.stop();
  const search = callsOver(thread.port);
  const many = Array.from({ length: 2_000 }, (_, number) =>
    documentOf(String(number), 'Chronique', [
      `La longue guerre dura ${String(number)} jours, puis la paix revint.`,
    ]),
  );
  await search.put(many);
  const ask = async (asker: string, query: string): Promise<number> => {
    for (let asked = 1; ; asked++) {
      const answer = await outcome(search.find({ query, limit: 1, asker }));
      if (answer !== 'overtaken') return asked;
    }
  };
  expect(
    await Promise.all([ask('one', '"longue guerre dura" paix'), ask('two', '"puis la paix" guerre')]),
  ).toEqual([1, 1]);
});

it('answers a key that is pressed while relatives are looked for first, and the relatives whole', async () => {
  const { port1, port2 } = new MessageChannel();
  end = () => port1.close();
  const given: string[] = [];
  const search = callsOver(port2);
  let isAsked = false;
  let found: Promise<SearchResult> | null = null;
  const functions = createSearchFunctions(
    { indexFolder: null },
    {
      isInTheWay: () => {
        if (!isAsked) found = search.find({ query: 'guerre', limit: 1 });
        isAsked = true;
        return served.isInTheWay();
      },
    },
  );
  const served = serve(
    port1,
    {
      ...functions,
      find: (question: SearchQuestion) => {
        given.push('find');
        return functions.find(question);
      },
    },
    { lineOf, receive: () => receiveMessageOnPort(port1) },
  );
  const alike = 'Le traité de sécurité collective oblige ses membres à défendre l’Arménie.';
  await search.put([documentOf('a', 'Un', [alike, alike]), documentOf('b', 'Deux', [alike])]);
  const related = await search.related({ articleId: 'a', span: null, limit: 5 });
  given.push('related');
  expect(related.map(({ articleId }) => articleId)).toEqual(['b']);
  expect(found).not.toBeNull();
  expect(given).toEqual(['find', 'related']);
});
