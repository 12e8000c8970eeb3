/** node:sqlite where this Node has one. Its types may know none: only the constructor is taken on trust. */
import * as v from 'valibot';

export interface Statement {
  run(...values: (string | number)[]): unknown;
  all(...values: (string | number)[]): unknown[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

type Opener = new (file: string) => Database;

const sqliteModule = v.object({ DatabaseSync: v.custom<Opener>((value) => typeof value === 'function') });

/** Opens a database file, or one in memory as `:memory:`; null where this Node has no SQLite. */
export async function openNodeSqlite(file: string): Promise<Database | null> {
  const name = 'node:sqlite';
  try {
    const { DatabaseSync } = v.parse(sqliteModule, await import(/* @vite-ignore */ name));
    return new DatabaseSync(file);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_BUILTIN_MODULE';
    if (isAbsent) return null;
    throw error;
  }
}
