// Where the set-up keeps and finds things, and how it speaks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * The set-up's own notes. They go with node_modules: `npm ci` wipes them, and what they say is then done again.
 * @param {string} name
 */
export const note = (name) => inRoot('node_modules', '.cache', 'seedleaf', name);

/**
 * Text of a note; null when there is none.
 * @param {string} file
 */
export function readNote(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} line */
export const say = (line) => console.log(`Seedleaf: ${line}`);

/**
 * Says why it cannot go on, and ends.
 * @param {string} line
 * @returns {never}
 */
export function giveUp(line) {
  console.error(`Seedleaf: ${line}`);
  process.exit(1);
}
