/** A store and a library in memory, for tests of interchange: what is adopted is what is told, word for word. */
import { createHash, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { basisOf, COLOURS, type Annotation } from '../../contract/annotation.ts';
import type { Article } from '../../contract/article.ts';
import type { Progress } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { describePassage } from '../annotations/describe.ts';
import { anchorPassage } from '../annotations/anchor.ts';
import type { ArticleIdentity } from '../annotations/store.ts';
import { inProcess } from '../threads/in-process.ts';
import { askOver, remoteOf } from '../threads/threads.ts';
import { importFunctions } from './functions.ts';
import { InterchangeDesk, type InterchangeStore } from './interchange-desk.ts';

const none = () => ({});
const startThread = inProcess({ ingest: none, search: none, anchor: none, import: () => importFunctions });

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Text of every kind that trips formats up: several units a letter, marks, right to left, quotes, formulas, breaks. */
const PIECES = [
  ...['mer', 'été', 'sea', 'e\u{301}', 'œuvre', '👩‍👩‍👧‍👦', '𝒜', 'שלום', 'العربية', '日本', '\u{202e}abc\u{202c}'],
  ...[
    '=1+1',
    '+',
    '-',
    '@cmd',
    '\t',
    '\n',
    '\r\n',
    ' ',
    ' ',
    ' ',
    '"',
    '""',
    "'",
    "'=x",
    ',',
    ';',
    '\\',
    '|',
  ],
  ...[
    '<b>',
    '*',
    '_',
    '# ',
    '- ',
    '1. ',
    '> ',
    '`',
    '[x](y)',
    '&amp;',
    '---',
    '{',
    '}',
    '%',
    '$',
    '~',
    '^',
    '\u{feff}',
  ],
];
export const anyText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 14 })
  .map((pieces) => pieces.join(''));
const anyWords = anyText.filter((text) => text.trim() !== '');
const anyTag = anyWords.map((tag) => tag.trim());
const anyTime = fc.integer({ min: 0, max: 4_102_444_800_000 });

/** A source as an article of one block. */
export function articleOf(path: string, text: string, facts: Partial<Article> = {}): Article {
  const id = hashOf(path)
    .replaceAll(/[0189]/g, 'x')
    .slice(0, 16);
  return {
    ...{ id, path, text, textHash: hashOf(text), title: path.replace(/\.\w+$/, ''), excerpt: '' },
    ...{
      language: null,
      author: null,
      date: null,
      tags: [],
      words: 1,
      minutes: 1,
      encoding: 'utf-8',
      url: null,
      publication: null,
    },
    ...{ addedAt: 0, changedAt: 0, annotations: 0, reading: { offset: 0, progress: 0, at: null } },
    blocks: [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }],
    ...facts,
  };
}

/** Articles of any text, with annotations on any of their passages. */
export const anyLibrary = fc
  .array(fc.record({ text: anyWords, title: anyWords, author: fc.option(anyWords) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((sources) =>
    sources.map(({ text, ...facts }, at) => articleOf(`folder/${at}.txt`, `${at}${text}`, facts)),
  )
  .chain((articles) =>
    fc.record({
      articles: fc.constant(articles),
      annotations: fc.array(fc.constantFrom(...articles).chain(annotationOf), { minLength: 1, maxLength: 6 }),
    }),
  );

const annotationOf = ({ id: articleId, text, textHash }: Article): fc.Arbitrary<Annotation> =>
  fc
    .record({
      id: fc.uuid(),
      from: fc.nat(text.length - 1),
      length: fc.integer({ min: 1, max: text.length }),
      colour: fc.constantFrom(...COLOURS),
      note: anyText,
      tags: fc.uniqueArray(anyTag, { maxLength: 4 }),
      createdAt: anyTime,
      later: fc.nat(1_000_000_000),
    })
    .map(({ id, from, length, colour, note, tags, createdAt, later }) => ({
      ...{ id, articleId, colour, note, tags, createdAt, updatedAt: createdAt + later },
      passage: describePassage(text, textHash, from, Math.min(text.length, from + length)),
      settlement: null,
    }));

/** A desk over these articles; `annotations` is what its store holds. */
export function openDesk(articles: readonly Article[], seed: readonly Annotation[] = []) {
  const annotations = new Map<string, Annotation>(seed.map((each) => [each.id, each]));
  const texts = new Map<string, string>(articles.map(({ text, textHash }) => [textHash, text]));
  const today = new Map(articles.map((article) => [article.id, article]));
  const identities = new Map<string, ArticleIdentity>();
  const planned: (Progress | null)[] = [];
  let writes = 0;
  const openArticle = (articleId: string): Promise<Article> => {
    const article = today.get(articleId);
    return article
      ? Promise.resolve(article)
      : Promise.reject(new ExpectedError('article-not-found', 'There is no such article.'));
  };
  const of = (articleId: string): Annotation[] =>
    [...annotations.values()].filter((each) => each.articleId === articleId);
  const store: InterchangeStore = {
    of,
    all: () => annotations.values(),
    find: (id) => annotations.get(id) ?? null,
    lastSaid: (id) => annotations.get(id)?.updatedAt ?? 0,
    identity: (id) => identities.get(id) ?? null,
    identities: () => [...identities.values()],
    colourNames: () => new Map(),
    keptText: (textHash) => Promise.resolve(texts.get(textHash) ?? null),
    keepText: (textHash, text) => {
      if (hashOf(text) !== textHash) throw new Error('A text was to be kept under the hash of another.');
      texts.set(textHash, text);
      return Promise.resolve();
    },
    adopt: (adopted, named, changes = []) => {
      writes++;
      for (const { annotationId, updatedAt, colour, note, tags } of changes) {
        const known = annotations.get(annotationId);
        if (!known) continue;
        const said = { colour: colour ?? known.colour, note: note ?? known.note, tags: tags ?? known.tags };
        annotations.set(annotationId, { ...known, ...said, updatedAt });
      }
      for (const { id, articleId, passage, colour, note, tags, createdAt, updatedAt } of adopted)
        annotations.set(id, {
          ...{ id, articleId, passage, colour, note, tags, createdAt, updatedAt, settlement: null },
        });
      for (const each of named) identities.set(each.id, each);
      return Promise.resolve();
    },
    settleAll: (decisions) => {
      for (const { annotationId, settlement } of decisions) {
        const known = annotations.get(annotationId);
        if (known) annotations.set(annotationId, { ...known, settlement });
      }
      return Promise.resolve();
    },
    deleteAll: (ids) => {
      for (const id of ids) annotations.delete(id);
      return Promise.resolve();
    },
  };
  const desk = new InterchangeDesk({
    store,
    library: {
      entries: () =>
        [...today.values()].map(({ id, path, textHash, title, author, url }) => ({
          ...{ id, path, textHash, title, author, url, bytesHash: textHash },
        })),
      entry: (articleId) => today.get(articleId) ?? null,
      open: openArticle,
      textOf: openArticle,
    },
    name: 'seeds',
    placed: async (articleId) => {
      const { text, textHash } = await openArticle(articleId);
      return of(articleId).map((each) => ({
        ...each,
        anchor: anchorPassage(basisOf(each), text, textHash, texts.get(basisOf(each).textHash) ?? null),
      }));
    },
    importThread: remoteOf(askOver(startThread('import').port)),
    onPlanning: (planning) => planned.push(planning),
    now: () => Date.UTC(2026, 10, 21),
  });
  return {
    desk,
    annotations,
    today,
    identities,
    texts,
    planned,
    writes: () => writes,
    list: () => [...annotations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** Reads a text as a file of this name. */
    preview: (text: string | Uint8Array, name = 'notes.txt') => desk.preview(fileOf(text, name)),
    import: (text: string | Uint8Array, name = 'notes.txt') => desk.import(fileOf(text, name)),
  };
}

const fileOf = (content: string | Uint8Array, name: string) => ({
  name,
  base64: Buffer.from(typeof content === 'string' ? Buffer.from(content) : content).toString('base64'),
});

export const textIn = ({ base64 }: { base64: string }): string =>
  Buffer.from(base64, 'base64').toString('utf8');

/** An annotation of the first place these words stand in. */
export function markOn(article: Article, words: string, facts: Partial<Annotation> = {}): Annotation {
  const start = article.text.indexOf(words);
  if (start < 0) throw new Error(`The article does not say “${words}”.`);
  return {
    ...{ id: randomUUID(), articleId: article.id, colour: 'sun', note: '', tags: [], settlement: null },
    ...{ createdAt: Date.UTC(2026, 4, 1), updatedAt: Date.UTC(2026, 4, 2) },
    passage: describePassage(article.text, article.textHash, start, start + words.length),
    ...facts,
  };
}
