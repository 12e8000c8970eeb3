// One set-up at a time: `npm start` and `npm test` may be started together. A folder is the lock; making one is atomic.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A lock without a process's number is somebody's who is just writing it, unless it is older than this (ms). */
const WRITING_MS = 5_000;
const LOOK_AGAIN_MS = 500;

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : null);

/** @param {number} ms */
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Who holds the lock: a process's number, 'unnamed' while it is not written yet, null when nobody alive does.
 * @param {string} lock
 * @returns {number | 'unnamed' | null}
 */
function holderOf(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    if (pid > 0) return isAlive(pid) ? pid : null;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < WRITING_MS ? 'unnamed' : null;
}

/**
 * Moves a dead process's lock away before deleting it, so that of two who find it only one does. Should a living
 * process have taken it over in between, it gets its lock back.
 * @param {string} lock
 */
function clear(lock) {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) === null) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EPERM', 'EBUSY', 'ENOTEMPTY', 'EEXIST'].includes(String(codeOf(error)))) throw error;
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/**
 * Does the work while nobody else who asks for this lock does theirs; waits as long as that takes.
 * @template T
 * @param {string} lock absolute path of the folder
 * @param {() => T} work
 * @param {(pid: number) => void} onWait told once, when there is somebody to wait for
 * @returns {T}
 */
export function alone(lock, work, onWait) {
  let told = false;
  while (!take(lock)) {
    const holder = holderOf(lock);
    if (holder === null) clear(lock);
    else sleep(LOOK_AGAIN_MS);
    if (typeof holder === 'number' && !told) {
      told = true;
      onWait(holder);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return work();
  } finally {
    release();
    process.off('exit', release);
  }
}
