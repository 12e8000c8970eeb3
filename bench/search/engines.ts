/** The engines that are measured, behind one question: which texts answer, best first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Charset, Encoder, Index } from 'flexsearch';
import frenchPack from 'flexsearch/lang/fr';
import lunr from 'lunr';
import lunrFrench from 'lunr-languages/lunr.fr.js';
import lunrStemmers from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import { createSearchFunctions } from '../../core/search/functions.ts';
import { StoredIndex } from '../../core/search/stored-index.ts';
import { fts5 } from './fts5.ts';
import { PlainBm25, stemsOf } from './plain-bm25.ts';

/** What is looked for: a paragraph without a title, or an article. */
export interface Text {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** At most `count` numbers of texts, best first. */
export type Search = (query: string, count: number) => readonly number[];

export interface Answering {
  readonly search: Search;
  /** What speaks of the same as a text, by all of that text; those that have no such thing search for it. */
  readonly related?: Search;
}

/** Takes the texts in order: the number of a text is its place. */
export type Engine = (texts: readonly Text[]) => Answering | Promise<Answering>;

const GAP = '\n\n';
/** Articles given to our index at a time. */
const BATCH = 16;

function documentOf({ title, paragraphs }: Text, number: number) {
  const blocks: { start: number; end: number }[] = [];
  let start = 0;
  for (const { length } of paragraphs) {
    blocks.push({ start, end: start + length });
    start += length + GAP.length;
  }
  const text = paragraphs.join(GAP);
  const facts = { language: 'fr', author: null, publication: null, tags: [], source: null };
  return { id: String(number), title, text, ...facts, blocks };
}

/** As the program has it after a start: stored in a folder, which goes when the process ends. */
const ours: Engine = async (texts) => {
  const indexFolder = mkdtempSync(join(tmpdir(), 'seedleaf-bench-search-'));
  process.once('exit', () => rmSync(indexFolder, { recursive: true, force: true }));
  const documents = texts.map(documentOf);
  const index = new StoredIndex(indexFolder);
  for (const [number, document] of documents.entries()) {
    index.collection.put(document);
    if (number % BATCH > 0) continue;
    index.keep(false);
    do await nextTurn();
    while (index.isBehind);
  }
  await index.rest();
  const functions = createSearchFunctions({ indexFolder });
  const idOf = new Map(documents.map(({ id, text }) => [text, id]));
  const numbers = (found: readonly { readonly articleId: string }[]): number[] =>
    found.map(({ articleId }) => Number(articleId));
  return {
    search: (query, limit) => numbers(functions.find({ query, limit }).groups),
    related: (text, limit) =>
      numbers(functions.related({ articleId: idOf.get(text) ?? '', span: null, limit })),
  };
};

/** An engine that takes plain texts. */
const plainly =
  (open: (texts: readonly string[]) => Search | Promise<Search>): Engine =>
  async (texts) => ({
    search: await open(
      texts.map(({ title, paragraphs }) => [title, ...paragraphs].filter((part) => part !== '').join(GAP)),
    ),
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
