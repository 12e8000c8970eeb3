/** The engines that are measured, behind one question: which texts answer, best first. */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Charset, Encoder, Index } from 'flexsearch';
import frenchPack from 'flexsearch/lang/fr';
import lunr from 'lunr';
import lunrFrench from 'lunr-languages/lunr.fr.js';
import lunrStemmers from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import { createSearchFunctions } from '../../core/search/functions.ts';
import { allOf, documentOf } from './documents.ts';
import type { Text } from './engine-messages.ts';
import { fts5 } from './fts5.ts';
import { PlainBm25, stemsOf } from './plain-bm25.ts';

/** At most `count` numbers of texts, best first. */
export type Search = (query: string, count: number) => readonly number[];

export interface Answering {
  readonly search: Search;
  /** What speaks of the same as a text, by all of that text; those that have no such thing search for it. */
  readonly related?: Search;
}

/** Takes the texts in order: the number of a text is its place. */
export type Engine = (texts: readonly Text[]) => Answering | Promise<Answering>;

/** As the program has it after a start: stored in a folder, by another process; it goes when this one ends. */
const ours: Engine = async (texts) => {
  const indexFolder = mkdtempSync(join(tmpdir(), 'seedleaf-bench-search-'));
  process.once('exit', () => rmSync(indexFolder, { recursive: true, force: true }));
  const filler = fork(process.argv[1] ?? '', ['search/fill-index'], { serialization: 'advanced' });
  filler.send({ indexFolder, texts });
  const ended: readonly unknown[] = await once(filler, 'exit');
  if (ended[0] !== 0) throw new Error('The index was not filled.');
  const functions = createSearchFunctions({ indexFolder });
  // By a number of each: to hold all texts would be more than the index does.
  const idOf = new Map(texts.map((text, number) => [hashOf(documentOf(text, number).text), String(number)]));
  const numbers = (found: readonly { readonly articleId: string }[]): number[] =>
    found.map(({ articleId }) => Number(articleId));
  return {
    search: (query, limit) => numbers(functions.find({ query, limit }).groups),
    related: (text, limit) =>
      numbers(functions.related({ articleId: idOf.get(hashOf(text)) ?? '', span: null, limit })),
  };
};

const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64');

/** An engine that takes plain texts. */
const plainly =
  (open: (texts: readonly string[]) => Search | Promise<Search>): Engine =>
  async (texts) => ({
    search: await open(texts.map(allOf)),
  });

const bm25 = plainly((texts) => {
  const plain = new PlainBm25(texts);
  return (query, count) => plain.search(query, count);
});

/** With `suggest`, since without it one unknown word empties the answer. */
const flexsearch = (options: () => ConstructorParameters<typeof Index>[0]): Engine =>
  plainly((texts) => {
    const index = new Index(options());
    texts.forEach((text, number) => index.add(number, text));
    return (query, limit) => {
      const found = index.search(query, { limit, suggest: true });
      return Array.isArray(found) ? found.map(Number) : [];
    };
  });

const minisearch = (options: { fuzzy?: number; prefix?: boolean }): Engine =>
  plainly((texts) => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return (query, count) =>
      index
        .search(query, options)
        .slice(0, count)
        .map(({ id }) => Number(id));
  });

const lunrWithFrench = plainly((texts) => {
  lunrStemmers(lunr);
  lunrFrench(lunr);
  const index = lunr(function () {
    this.use(lunr.fr);
    this.ref('id');
    this.field('text');
    texts.forEach((text, number) => {
      this.add({ id: String(number), text });
    });
  });
  return (query, count) =>
    index
      .search(query.replace(/[~^:+\-*]/gu, ' '))
      .slice(0, count)
      .map(({ ref }) => Number(ref));
});

export const ENGINES = {
  Seedleaf: ours,
  'plain BM25': bm25,
  FlexSearch: flexsearch(() => ({})),
  'FlexSearch French': flexsearch(() => ({ encoder: new Encoder(Charset.Normalize).assign(frenchPack) })),
  'FlexSearch forward': flexsearch(() => ({ tokenize: 'forward' })),
  MiniSearch: minisearch({}),
  'MiniSearch fuzzy': minisearch({ fuzzy: 0.2 }),
  'Lunr French': lunrWithFrench,
  FTS5: plainly((texts) => fts5(texts, (text) => [text])),
  'FTS5 on stems': plainly((texts) => fts5(texts, stemsOf)),
} as const satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;
export const isEngineName = (name: string): name is EngineName => Object.hasOwn(ENGINES, name);
