// Says whether something was made from these very files: a digest of their names and contents, kept in a note.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readNote } from './places.mjs';

/** Tests are built into nothing. */
const LEFT_OUT = /\.test\.ts$|\.tsbuildinfo$/;

/**
 * @param {string} root
 * @param {string} path relative to the root, with `/` between folders
 * @returns {string[]} the files there, sorted
 */
function filesAt(root, path) {
  const file = join(root, path);
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return LEFT_OUT.test(path) ? [] : [path];
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesAt(root, `${path}/${name}`));
}

/**
 * A digest of the files and of what else matters.
 * @param {string} root
 * @param {readonly string[]} paths files and folders, relative to the root
 * @param {string} salt
 */
export function digestOf(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths.flatMap((each) => filesAt(root, each))) {
    const bytes = readFileSync(join(root, path));
    hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Does the work unless the note says that it was done for this digest. The note is taken away first, so that work that
 * is broken off is done again.
 * @param {string} file the note
 * @param {string} digest
 * @param {() => void} work
 */
export function whenStale(file, digest, work) {
  if (readNote(file) === digest) return;
  rmSync(file, { force: true });
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}
