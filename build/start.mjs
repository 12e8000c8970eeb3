// `npm start`: the desktop shell where Electron's binary is or can be had, else the same reader in the browser.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { electronBinary, fetchElectron } from './setup/electron.mjs';
import { inRoot, root, say } from './setup/places.mjs';

/** An Electron that is killed within this time (ms) could not start: a missing library, or a system without sandboxes. */
const STARTING_MS = 10_000;

const args = process.argv.slice(2).filter((word) => word !== '--browser');
const wantsBrowser = process.argv.includes('--browser');
/** Where the person typed the command: relative folders start there. npm itself moves to the checkout. */
const here = process.env['INIT_CWD'] ?? process.cwd();

async function startInBrowser() {
  process.chdir(here);
  const entry = inRoot('dist/node/loopback.js');
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}

/** @param {string} binary */
function startDesktop(binary) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium's sandbox refuses to run as root
  const startedAt = Date.now();
  const child = spawn(binary, [...asRoot, root, ...args], { stdio: 'inherit', cwd: here });
  // Ctrl+C reaches the child by itself; this program ends with it, not before it.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', () => void fallBack());
  child.once('exit', (code, signal) => {
    const crashed = ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL'].includes(String(signal)) || code === 127;
    if (crashed && Date.now() - startedAt < STARTING_MS) void fallBack();
    else process.exit(code ?? 1);
  });
}

function fallBack() {
  say('Electron cannot run on this system; opening the reader in your browser instead.');
  return startInBrowser();
}

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

if (wantsBrowser) await startInBrowser();
else if (!hasDisplay) {
  say('There is no display here; serving the reader to a browser instead.');
  await startInBrowser();
} else {
  const binary = electronBinary() ?? fetchElectron();
  if (binary !== null) startDesktop(binary);
  else {
    say('Electron is not to be had here; opening the reader in your browser instead.');
    await startInBrowser();
  }
}
