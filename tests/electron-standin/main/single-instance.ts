/** One program a data folder: a lock that names its process, and a socket by which later starts hand themselves over. */
import { createHash } from 'node:crypto';
import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a later start tells the first. */
export interface HandedOver {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly data: unknown;
}

/** Takes the lock and listens; false when a living process has it. */
export function takeLock(dataFolder: string, onSecond: (second: HandedOver) => void): boolean {
  mkdirSync(dataFolder, { recursive: true });
  const lock = join(dataFolder, 'SingletonLock');
  if (holderOf(lock) !== null) return false;
  const socket = socketOf(dataFolder);
  for (const stale of [lock, socket]) rmSync(stale, { force: true });
  symlinkSync(String(process.pid), lock);
  createServer((connection) => {
    // The other end is `handOver` below, in a second process of the same program.
    void text(connection).then((message) => onSecond(JSON.parse(message) as HandedOver));
  })
    .listen(socket)
    .unref();
  process.on('exit', () => {
    for (const mine of [lock, socket]) rmSync(mine, { force: true });
  });
  return true;
}

/** Tells the holder of the lock about this start; resolves when it has been told. */
export function handOver(dataFolder: string, second: HandedOver): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = connect(socketOf(dataFolder), () => connection.end(JSON.stringify(second)));
    connection.on('close', () => resolve());
    connection.on('error', reject);
  });
}

/** A short path of its own: the name of a socket may have about a hundred characters. */
const socketOf = (dataFolder: string): string =>
  join(tmpdir(), `standin-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}.sock`);

/** The id of the living process that holds a lock; null when none does. */
function holderOf(lock: string): number | null {
  try {
    const holder = Number(readlinkSync(lock));
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    // No such lock, or no such process any more.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
