// The set-up's order: packages, then the build, then (for tests) a browser.
import { existsSync, lstatSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { alone } from './lock.mjs';
import { giveUp, inRoot, note, readNote, root, say } from './places.mjs';
import { npm, run } from './run.mjs';
import { digestOf, whenStale } from './stamp.mjs';

/** What the built files are made from. */
const SOURCES = [
  'contract',
  'core',
  'electron',
  'loopback',
  'renderer',
  'vite.config.ts',
  'package-lock.json',
];
/** One file of each thing that is built: a folder that somebody emptied is stale, whatever the note says. */
const BUILT = [
  'dist/node/main.js',
  'dist/node/loopback.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
];

const INSTALL = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** Packages that a person linked from another folder stay: `npm ci` would empty that folder, and others may work with it. */
const areLinked = () =>
  lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function install() {
  const [major] = process.versions.node.split('.');
  const machine = `${process.platform} ${process.arch} node ${major}`;
  const digest = digestOf(root, ['package-lock.json'], machine);
  if (areLinked()) {
    if (readNote(note('installed')) !== digest)
      say(
        'The packages are linked from another folder and are left as they are; they may be other versions.',
      );
    return;
  }
  whenStale(note('installed'), digest, () => {
    say('Installing the packages (npm ci) …');
    // A registry that hiccups once is common; one that fails twice is not reached.
    if (!npm(INSTALL) && !npm(INSTALL))
      giveUp('The packages could not be installed; npm says why above. Is the network there?');
  });
}

function build() {
  const isWhole = BUILT.every((file) => existsSync(inRoot(file)));
  if (!isWhole) rmSync(note('built'), { force: true });
  whenStale(note('built'), digestOf(root, SOURCES), () => {
    say('Building …');
    const vite = inRoot('node_modules/vite/bin/vite.js');
    if (!run(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn']))
      giveUp('The build failed; the lines above say where.');
  });
}

/**
 * Leaves a checkout that can be started, or tested.
 * @param {'start' | 'test'} purpose
 */
export async function prepare(purpose) {
  const waiting = (/** @type {number} */ pid) =>
    say(`Another set-up is running here (process ${pid}); waiting for it …`);
  const makeReady = () => {
    install();
    build();
  };
  alone(inRoot('.setup-lock'), makeReady, waiting);
  if (purpose === 'test') await ensureChromium();
}
