// Finds Electron's binary, or fetches it once. Never imports the package `electron`: that alone starts a download.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, note, readNote, say } from './places.mjs';
import { run } from './run.mjs';

const FETCH_MS = 300_000;
/** A fetch that failed is not tried again for this long (ms). */
export const FORGET_FAILURE_MS = 24 * 60 * 60_000;

/** Absolute path of the binary in the package's folder, or in the distribution that ELECTRON_OVERRIDE_DIST_PATH names. */
export function electronBinary(folder = inRoot('node_modules/electron'), environment = process.env) {
  const name = readNote(join(folder, 'path.txt'));
  const elsewhere = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const binary = elsewhere ? join(elsewhere, name ?? 'electron') : name && join(folder, 'dist', name);
  return binary && existsSync(binary) ? binary : null;
}

/**
 * Whether a fetch failed so lately that it would fail again.
 * @param {string | null} failure the note: the time of the failure, in ms
 * @param {number} now
 */
export const failedLately = (failure, now) => {
  const at = Number(failure ?? NaN);
  return now >= at && now - at < FORGET_FAILURE_MS;
};

/** Fetches the binary, once a day at most while that fails; answers its path, or null. */
export function fetchElectron(
  folder = inRoot('node_modules/electron'),
  failureNote = note('electron-failed'),
) {
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || failedLately(readNote(failureNote), Date.now()))
    return null;
  say('Fetching Electron, this first time only …');
  run(process.execPath, [join(folder, 'install.js')], { timeoutMs: FETCH_MS, output: 'errors-hidden' });
  const binary = electronBinary(folder);
  if (binary === null) {
    mkdirSync(dirname(failureNote), { recursive: true });
    writeFileSync(failureNote, String(Date.now()));
  }
  return binary;
}
