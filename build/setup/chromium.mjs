// Finds a Chromium for the tests, or installs one, and notes where it is for build/chromium.ts.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, inRoot, note, readNote, say } from './places.mjs';
import { run } from './run.mjs';

const NOTE = note('chromium-path');

/**
 * Where systems install browsers of Chromium's kind.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string[]}
 */
export function systemBrowsers(platform, environment) {
  if (platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  if (platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = environment[variable];
      const programs = [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ];
      return folder ? programs.map((program) => `${folder}\\${program}`) : [];
    });
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
  ];
  return [...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'];
}

/**
 * A file proves nothing (it may be a stub that asks to install a snap): it must answer. On Windows none does.
 * @param {string | null | undefined} path
 */
const works = (path) =>
  Boolean(path) &&
  existsSync(String(path)) &&
  (process.platform === 'win32' ||
    run(String(path), ['--version', '--no-sandbox'], { timeoutMs: 20_000, output: 'hidden' }));

async function playwrightsOwn() {
  const module = await import(pathToFileURL(inRoot('node_modules/playwright-core/index.mjs')).href);
  return String(module.chromium.executablePath());
}

/** @returns {Promise<string | null>} */
async function find() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return works(named) ? named : giveUp(`CHROMIUM_PATH is ${named}, which does not run.`);
  const places = [readNote(NOTE), ...systemBrowsers(process.platform, process.env), await playwrightsOwn()];
  return places.find(works) ?? null;
}

function installPlaywrights() {
  say('There is no Chromium here; fetching Playwright’s own for the tests …');
  run(process.execPath, [inRoot('node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
    timeoutMs: 300_000,
  });
}

function installDebians() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const [command = 'apt-get', ...before] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  /** @param {string[]} args */
  const apt = (...args) =>
    run(command, [...before, ...args], { timeoutMs: 600_000, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  say('That did not work; installing the system’s chromium package …');
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/** Makes sure that the tests have a browser; ends the program where there can be none. */
export async function ensureChromium() {
  for (const install of [() => undefined, installPlaywrights, installDebians]) {
    install();
    const found = await find();
    if (found === null) continue;
    if (readNote(NOTE) !== found) {
      say(`The tests use the browser at ${found}.`);
      mkdirSync(dirname(NOTE), { recursive: true });
      writeFileSync(NOTE, found);
    }
    return;
  }
  giveUp(
    'No Chromium could be found or installed. Install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH.',
  );
}
