/** The engines that are measured, behind one question: which paragraphs answer, best first. */
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { Charset, Encoder, Index } from 'flexsearch';
import frenchPack from 'flexsearch/lang/fr';
import lunr from 'lunr';
import lunrFrench from 'lunr-languages/lunr.fr.js';
import lunrStemmers from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import * as v from 'valibot';
import { createSearchFunctions } from '../../core/search/functions.ts';
import { PlainBm25, stemsOf } from './plain-bm25.ts';

/** At most `count` numbers of texts, best first. */
export type Search = (query: string, count: number) => readonly number[];
/** Takes the texts in order: the number of a text is its place. */
export type Engine = (texts: readonly string[]) => Search | Promise<Search>;

const ours: Engine = (texts) => {
  const search = createSearchFunctions();
  search.put(
    texts.map((text, number) => ({
      ...{ id: String(number), title: '', text, language: 'fr', tags: [], source: null },
      blocks: [{ start: 0, end: text.length }],
    })),
  );
  return (query, limit) => search.find({ query, limit }).groups.map(({ articleId }) => Number(articleId));
};

const bm25: Engine = (texts) => {
  const plain = new PlainBm25(texts);
  return (query, count) => plain.search(query, count);
};

/** With `suggest`, since without it one unknown word empties the answer. */
const flexsearch =
  (options: () => ConstructorParameters<typeof Index>[0]): Engine =>
  (texts) => {
    const index = new Index(options());
    texts.forEach((text, number) => index.add(number, text));
    return (query, limit) => {
      const found = index.search(query, { limit, suggest: true });
      return Array.isArray(found) ? found.map(Number) : [];
    };
  };

const minisearch =
  (options: { fuzzy?: number; prefix?: boolean }): Engine =>
  (texts) => {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return (query, count) =>
      index
        .search(query, options)
        .slice(0, count)
        .map(({ id }) => Number(id));
  };

const lunrWithFrench: Engine = (texts) => {
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
};

const rows = v.array(v.tuple([v.number()]));

/** SQLite's full-text index; `wordsOf` is what it is given to index and to look for. */
const fts5 =
  (wordsOf: (text: string) => readonly string[]): Engine =>
  async (texts) => {
    const sqlite = await sqlite3InitModule();
    const db = new sqlite.oo1.DB(':memory:');
    db.exec("create virtual table texts using fts5(text, tokenize = 'unicode61 remove_diacritics 2')");
    db.exec('begin');
    const insert = db.prepare('insert into texts (rowid, text) values (?, ?)');
    texts.forEach((text, number) => insert.bind([number + 1, wordsOf(text).join(' ')]).stepReset());
    insert.finalize();
    db.exec('commit');
    const select = db.prepare('select rowid from texts where texts match ? order by rank limit ?');
    return (query, count) => {
      const asked = wordsOf(query).flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []);
      if (asked.length === 0) return [];
      select.bind([asked.map((word) => `"${word}"`).join(' OR '), count]);
      const found: unknown[] = [];
      while (select.step()) found.push(select.get([]));
      select.reset();
      return v.parse(rows, found).map(([row]) => row - 1);
    };
  };

export const ENGINES = {
  Seedleaf: ours,
  'plain BM25': bm25,
  FlexSearch: flexsearch(() => ({})),
  'FlexSearch French': flexsearch(() => ({ encoder: new Encoder(Charset.Normalize).assign(frenchPack) })),
  'FlexSearch forward': flexsearch(() => ({ tokenize: 'forward' })),
  MiniSearch: minisearch({}),
  'MiniSearch fuzzy': minisearch({ fuzzy: 0.2 }),
  'Lunr French': lunrWithFrench,
  FTS5: fts5((text) => [text]),
  'FTS5 on stems': fts5(stemsOf),
} as const satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;
