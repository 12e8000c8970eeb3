/**
 * What the stand-in's executable runs: `electron [-r FILE] [switches] FOLDER`, or a packaged program with its
 * `resources/app.asar` beside it. Gives the program its `electron` module, then behaves as Electron starts.
 */
import { extractAll } from '@electron/asar';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import Module, { createRequire, register } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFuses } from './fuses.ts';
import { app } from './main/app.ts';
import { Browser } from './main/browser.ts';
import { attachBrowser, pageEvents } from './main/browser-window.ts';
import { electron } from './main/electron.ts';

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
  readonly main: string;
}

const executable = process.env['STANDIN_EXECUTABLE'] ?? '';
const input = process.argv.slice(2);
const fuses = readFuses(executable);
const archive = join(dirname(executable), 'resources/app.asar');
const isPackaged = existsSync(archive);

/** Makes `require('electron')` and `import 'electron'` give the stand-in. */
function provideElectron(): void {
  const isElectron = /^electron(\/(main|common))?$/;
  // Node keeps this hook out of its types; Electron itself replaces it to the same end.
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) => (isElectron.test(request) ? electron : load(request, ...rest));
  Reflect.set(globalThis, '__standinElectron', electron);
  const names = Object.keys(electron).map((name) => `export const ${name} = electron.${name};`);
  const module = asUrl(
    `const electron = globalThis.__standinElectron; export default electron; ${names.join(' ')}`,
  );
  register(
    asUrl(`export const resolve = (specifier, context, next) =>
      ${String(isElectron)}.test(specifier) ? { url: ${JSON.stringify(module)}, shortCircuit: true } : next(specifier, context);`),
  );
}

const asUrl = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;

/** The folder of the program. Node cannot read inside an archive, so that of a packaged one is unpacked for this run. */
function findProgram(): string {
  if (isPackaged) {
    const folder = mkdtempSync(join(dirname(executable), '.unpacked-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    extractAll(archive, folder);
    return folder;
  }
  if (fuses.onlyLoadAppFromAsar) throw new Error('Only an archive may be loaded, and there is none.');
  return resolve(input.find((argument, index) => !argument.startsWith('-') && !isRequired(index)) ?? '.');
}

/** Files named by `-r`, which run before the program. */
const isRequired = (index: number): boolean => input[index - 1] === '-r';
const required = (): string[] => input.filter((_argument, index) => isRequired(index));

async function start(): Promise<void> {
  process.stderr.write('This is NOT Electron: a stand-in over Node and Chromium, for tests alone.\n');
  provideElectron();
  process.argv = [executable, ...input];
  process.title = basename(executable);
  const folder = findProgram();
  // The program's own manifest, as npm and electron-builder write it.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, productName = name, version, main } = manifest;
  app.standinIdentify({ name: productName, version, folder, isPackaged });
  if (input.some((argument) => argument.startsWith('--inspect')) && fuses.nodeCliInspect)
    openInspector(0, '127.0.0.1');
  if (!isPackaged) for (const file of required()) createRequire(executable)(file);
  // As in Electron: nothing is ready before the entry has run to its end.
  await import(pathToFileURL(join(folder, main)).href);
  if (app.standinIsQuitting()) return;
  const withDebugPort = input.some((argument) => argument.startsWith('--remote-debugging-port'));
  const browser = await Browser.start(app.standinSwitches(), withDebugPort, pageEvents);
  browser.onEnd(() => {
    if (!app.standinIsQuitting()) process.exit(1);
  });
  attachBrowser(browser);
  app.standinBecomeReady();
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exit(1);
});
