/** One suite for every way to reach the engine: what the contract promises holds on each, word for word. */
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { calls, engineCalls, hostCalls, type CallName, type EngineCalls } from '../../contract/calls.ts';
import { createClient, type Client } from '../../contract/client.ts';
import type { Reply } from '../../contract/reply.ts';
import { fakeLibrary } from '../fakes/fake-library.ts';
import { goodInputs, listOf, spoiled, UNKNOWN_NAMES, type Known } from './inputs.ts';
import { outputs } from './outputs.ts';
import type { Subject } from './subject.ts';
import { EARLIER_ID, openFake, openShell } from './subjects.ts';

const TRANSPORTS: readonly (readonly [string, () => Promise<Subject>])[] = [
  ['the fake', openFake],
  ['the loopback server', () => openShell('loopback')],
  ['the desktop shell', () => openShell('desktop')],
];

/** The answer's value, or an error that says which failure came instead. */
function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

const clientOf = (subject: Subject): Client =>
  createClient({
    invoke: (name, input) => subject.invoke(name, input),
    subscribe: () => () => undefined,
    offers: [],
  });

/** Waits until the whole sample library is on the shelf and can be searched. */
async function settle(client: Client): Promise<Known> {
  await expect
    .poll(async () => valueOf(await client.call('libraryStatus', {})), { timeout: 30_000 })
    .toMatchObject({ state: 'ready', reading: null, indexing: null });
  const { dir, articles } = valueOf(await client.call('libraryStatus', {}));
  expect(articles).toBeGreaterThanOrEqual(fakeLibrary.length);
  const query = {
    sort: 'title',
    descending: false,
    filter: 'all',
    language: null,
    from: 0,
    count: 1,
  } as const;
  const [row] = valueOf(await client.call('shelf', query)).rows;
  if (!row) throw new Error('The shelf is empty.');
  const { textHash, text } = valueOf(await client.call('openArticle', { articleId: row.id }));
  const snapshot = await snapshotOf(client, row.id, textHash);
  const list = listOf(row.id, /[a-z]{4,}/.exec(text)?.[0]);
  const { undoId } = valueOf(await client.call('importAnnotations', list));
  return { dir, articleId: row.id, textHash, snapshot, undoId: undoId ?? '' };
}

/** The name of a snapshot: one is taken of what was there when the program started, by the fake of what is there. */
async function snapshotOf(client: Client, articleId: string, textHash: string): Promise<string> {
  const annotationId = '5d0f7a52-0b53-4d5e-8c39-7f5f1c0c9e01';
  const passage = { articleId, start: 0, end: 4, textHash };
  valueOf(await client.call('annotate', { annotationId, ...passage, colour: 'sun', note: '', tags: [] }));
  const list = async (): Promise<readonly string[]> =>
    valueOf(await client.call('listSnapshots', {})).map(({ name }) => name);
  await expect.poll(list, { timeout: 20_000 }).toHaveLength(1);
  const annotationIds = [annotationId, EARLIER_ID];
  valueOf(await client.call('deleteAnnotations', { which: { kind: 'ids', annotationIds } }));
  return (await list())[0] ?? '';
}

for (const [name, open] of TRANSPORTS)
  test.describe(`over ${name}`, () => {
    test.describe.configure({ mode: 'serial' });
    let subject: Subject;
    let client: Client;
    let known: Known;

    test.beforeAll(async () => {
      subject = await open();
      client = clientOf(subject);
      known = await settle(client);
    });
    test.afterAll(() => subject.close());

    /** An article that holds this text, once it is on the shelf. */
    const added = async (text: string) => {
      const { path } = valueOf(await client.call('addText', { text }));
      const query = {
        sort: 'added',
        descending: true,
        filter: 'all',
        language: null,
        from: 0,
        count: 500,
      } as const;
      const find = async (): Promise<string | undefined> =>
        valueOf(await client.call('shelf', query)).rows.find((row) => row.path === path)?.id;
      await expect.poll(find, { timeout: 20_000 }).toBeDefined();
      return valueOf(await client.call('openArticle', { articleId: (await find()) ?? '' }));
    };

    test('every call of the table answers good input with a value of its type', async () => {
      const inputs = goodInputs(known);
      expect(Object.keys(inputs).sort()).toEqual(Object.keys(engineCalls).sort());
      for (const call of Object.keys(inputs) as (keyof EngineCalls)[]) {
        const value = valueOf(await subject.invoke(call, inputs[call]));
        expect(v.safeParse(outputs[call], value).issues, call).toBeUndefined();
        expect(JSON.parse(JSON.stringify(value)), `${call} is JSON-safe`).toStrictEqual(value);
      }
    });

    test('bad input of every kind is refused as data, by name', async () => {
      for (const [call, good] of Object.entries(goodInputs(known))) {
        const { input } = calls[call as CallName]; // goodInputs has the table's names
        const bad = spoiled(good).filter((one) => !v.is(input, one));
        expect(bad.length, call).toBeGreaterThan(10);
        const replies = await Promise.all(bad.map((one) => subject.invoke(call, one)));
        replies.forEach((reply, index) =>
          expect(reply, `${call} ${JSON.stringify(bad[index])}`).toMatchObject({
            ok: false,
            error: { code: 'invalid-input', subject: null },
          }),
        );
      }
    });

    test('no input at all is bad input', async () => {
      for (const call of Object.keys(calls))
        expect(await subject.invoke(call, undefined), call).toMatchObject({ ok: false });
    });

    test('a name that is no call is refused as data', async () => {
      for (const unknown of UNKNOWN_NAMES)
        expect(await subject.invoke(unknown, {}), unknown).toMatchObject({
          ok: false,
          error: { code: 'unknown-call' },
        });
    });

    test('a host call is offered, or answers that it is not', async () => {
      const offers = await subject.offers();
      for (const offered of offers) expect(Object.keys(hostCalls)).toContain(offered);
      const inputs = {
        pickFolder: {},
        revealSource: { articleId: known.articleId },
        openLink: { url: 'https://a.test' },
      };
      for (const [call, input] of Object.entries(inputs))
        if (!offers.some((offered) => offered === call))
          expect(await subject.invoke(call, input)).toMatchObject({
            ok: false,
            error: { code: 'unavailable' },
          });
      const script = { url: 'javascript:alert(1)' };
      const code = offers.includes('openLink') ? 'invalid-input' : expect.any(String);
      expect(await subject.invoke('openLink', script)).toMatchObject({ ok: false, error: { code } });
    });

    test('expected failures keep their code', async () => {
      const articleId = 'a'.repeat(16);
      const annotationId = '7f0f8f4e-3a4b-4a55-8f6d-0d7a4bd3f001';
      const codeOf = async (call: CallName, input: unknown): Promise<string> => {
        const reply = await subject.invoke(call, input);
        return reply.ok ? 'ok' : reply.error.code;
      };
      expect(await codeOf('openArticle', { articleId })).toBe('article-not-found');
      expect(await codeOf('deleteAnnotation', { annotationId })).toBe('annotation-not-found');
      expect(await codeOf('restoreAnnotation', { annotationId })).toBe('annotation-not-found');
      const stale = { ...goodInputs(known).annotate, annotationId, textHash: '0'.repeat(64) };
      expect(await codeOf('annotate', stale)).toBe('text-changed');
      const picture = { name: 'Picture.png', base64: btoa('not text') };
      expect(await codeOf('addFile', picture)).toBe('file-kind-unsupported');
    });

    test('text of every script crosses unharmed, there and back', async () => {
      const odd =
        'Œuvre d’été : «\u{a0}naïve\u{202f}» — Ελλάδα Россия עברית العربية 日本語 한국어 👩‍👩‍👧‍👦 e\u{301} \\u0041 "</script>" $& \u{feff}';
      const article = await added(`Un titre\n\n${odd}\n\nFin du texte, sans histoire.`);
      for (const word of ['Œuvre', '«\u{a0}naïve', 'Ελλάδα', 'עברית', '日本語', '👩‍👩‍👧‍👦', '"</script>" $&'])
        expect(article.text).toContain(word);
      const note = `${odd}\n\u{2028}\u{2029}\u{1}\u{7f}`;
      const annotationId = 'd4c52a35-6d2f-4f0f-9a3e-2f9f1a7b6c55';
      const passage = { articleId: article.id, start: 0, end: 8, textHash: article.textHash };
      const made = valueOf(
        await client.call('annotate', { annotationId, ...passage, colour: 'sky', note, tags: ['日本'] }),
      );
      expect(made.note).toBe(note);
      const [listed] = valueOf(await client.call('listAnnotations', { articleId: article.id }));
      expect(listed).toStrictEqual(made);
    });

    test('calls at the same time get each its own answer', async () => {
      const sorted = { sort: 'title', descending: false, filter: 'all', language: null } as const;
      const { rows } = valueOf(await client.call('shelf', { ...sorted, from: 0, count: fakeLibrary.length }));
      const replies = await Promise.all(
        Array.from({ length: 64 }, (_, at) =>
          client.call('shelf', { ...sorted, from: at % rows.length, count: 1 }),
        ),
      );
      replies.forEach((reply, at) => expect(valueOf(reply).rows).toEqual([rows[at % rows.length]]));
    });

    test('searches at the same time get each its own answer, or are told that a newer one overtook them', async () => {
      const titles = fakeLibrary.map(({ path }) => path.replace(/^.*\/|\.\w+$/g, ''));
      const words = titles.map((title) => title.split(' ').at(-1) ?? '');
      const replies = await Promise.all(
        Array.from({ length: 64 }, (_, at) =>
          client.call('search', { query: words[at % words.length] ?? '', limit: 5 }),
        ),
      );
      const answers = replies.map((reply) => (reply.ok ? reply.value.query : reply.error.code));
      answers.forEach((answer, at) => expect(['overtaken', words[at % words.length]]).toContain(answer));
      expect(answers.some((answer) => answer !== 'overtaken')).toBe(true);
    });

    test('a text of two million characters crosses unharmed', async () => {
      const paragraph = 'La marée monte deux fois par jour, et personne ne la remercie. ';
      const long = Array.from({ length: 1000 }, (_, at) => `${at} ${paragraph.repeat(32)}`).join('\n\n');
      const article = await added(`Les marées\n\n${long}`);
      expect(article.text.length).toBeGreaterThan(2_000_000);
      expect(article.text).toContain(`999 ${paragraph.repeat(31)}`);
      const last = article.blocks.at(-1);
      expect(last?.end).toBe(article.text.length);
    });

    test('events reach a listener, until it ends its subscription', async () => {
      const listening = await subject.listen();
      const settings = valueOf(await client.call('changeSettings', { textSize: 22 }));
      await added('Arrived while somebody listened\n\nAnd seen at once.');
      await expect
        .poll(async () => (await listening.heard()).map((event) => event.name))
        .toEqual(expect.arrayContaining(['settings-changed', 'library-changed', 'shelf-changed']));
      const told = (await listening.heard()).find((event) => event.name === 'settings-changed');
      expect(told?.payload).toEqual(settings);

      await listening.stop();
      const another = await subject.listen();
      const before = (await listening.heard()).length;
      await client.call('changeSettings', { textSize: 23 });
      await expect
        .poll(async () => (await another.heard()).map((event) => event.name))
        .toContain('settings-changed');
      expect(await listening.heard()).toHaveLength(before);
      await another.stop();
    });

    test('when the engine is gone, every call says that it is disconnected', async () => {
      test.skip(subject.crash === null, 'The page and the engine end together here.');
      await subject.crash?.();
      for (const [call, input] of Object.entries(goodInputs(known)))
        expect(await subject.invoke(call, input), call).toMatchObject({
          ok: false,
          error: { code: 'disconnected' },
        });
    });
  });
