/** Annotations in node:sqlite, as a peer to measure against: one row each, every insert synced. Null where Node has none. */
import * as v from 'valibot';
import type { JournalRecord } from '../core/annotations/journal/record.ts';
import { openNodeSqlite } from './node-sqlite.ts';

export interface Sqlite {
  insert(record: JournalRecord): Promise<void>;
  /** Puts these in place of all that is there, in one transaction. */
  fill(records: readonly JournalRecord[]): void;
  /** Reads and parses every row; throws when there are not as many. */
  readAll(howMany: number): Promise<void>;
  close(): void;
}

const row = v.object({ json: v.string() });

export async function openSqlite(file: string): Promise<Sqlite | null> {
  const database = await openNodeSqlite(file);
  if (!database) return null;
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE annotation (id TEXT PRIMARY KEY, json TEXT NOT NULL)');
  const insert = database.prepare('INSERT OR REPLACE INTO annotation VALUES (?, ?)');
  const put = (record: JournalRecord): unknown =>
    insert.run('id' in record ? record.id : record.kind, JSON.stringify(record));
  return {
    insert: (record) => {
      put(record);
      return Promise.resolve();
    },
    fill: (records) => {
      database.exec('BEGIN; DELETE FROM annotation');
      records.forEach(put);
      database.exec('COMMIT');
    },
    readAll: (howMany) => {
      const rows = database.prepare('SELECT json FROM annotation').all();
      for (const each of rows) JSON.parse(v.parse(row, each).json);
      if (rows.length !== howMany) throw new Error('It was read wrong.');
      return Promise.resolve();
    },
    close: () => database.close(),
  };
}
