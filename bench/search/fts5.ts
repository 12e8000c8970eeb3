/** SQLite's full-text index: node:sqlite where this Node has one, else the WebAssembly build. */
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import * as v from 'valibot';
import { openNodeSqlite } from '../node-sqlite.ts';
import type { Search } from './engines.ts';

const CREATE = "create virtual table texts using fts5(text, tokenize = 'unicode61 remove_diacritics 2')";
const INSERT = 'insert into texts (rowid, text) values (?, ?)';
const SELECT = 'select rowid from texts where texts match ? order by rank limit ?';

/** Numbers of the rows that match, best first. */
type Matching = (match: string, limit: number) => readonly number[];

const objects = v.array(v.object({ rowid: v.number() }));
const tuples = v.array(v.tuple([v.number()]));

async function native(texts: readonly string[]): Promise<Matching | null> {
  const database = await openNodeSqlite(':memory:');
  if (!database) return null;
  database.exec(`${CREATE}; begin`);
  const insert = database.prepare(INSERT);
  texts.forEach((text, number) => insert.run(number + 1, text));
  database.exec('commit');
  const select = database.prepare(SELECT);
  return (match, limit) => v.parse(objects, select.all(match, limit)).map(({ rowid }) => rowid);
}

async function inWebAssembly(texts: readonly string[]): Promise<Matching> {
  const sqlite = await sqlite3InitModule();
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(`${CREATE}; begin`);
  const insert = database.prepare(INSERT);
  texts.forEach((text, number) => insert.bind([number + 1, text]).stepReset());
  insert.finalize();
  database.exec('commit');
  const select = database.prepare(SELECT);
  return (match, limit) => {
    select.bind([match, limit]);
    const found: unknown[] = [];
    while (select.step()) found.push(select.get([]));
    select.reset();
    return v.parse(tuples, found).map(([rowid]) => rowid);
  };
}

/** `wordsOf` is what it is given to index and to look for. */
export async function fts5(
  texts: readonly string[],
  wordsOf: (text: string) => readonly string[],
): Promise<Search> {
  const indexed = texts.map((text) => wordsOf(text).join(' '));
  const matching = (await native(indexed)) ?? (await inWebAssembly(indexed));
  return (query, count) => {
    const asked = wordsOf(query).flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []);
    if (asked.length === 0) return [];
    return matching(asked.map((word) => `"${word}"`).join(' OR '), count).map((row) => row - 1);
  };
}
