/**
 * Starts the desktop shell for a spec: on real Electron where its binary is, else on the stand-in. A spec never asks
 * which; one that only one of them can run says so by name.
 */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Transport } from '../../contract/client.ts';
import type { Reply } from '../../contract/reply.ts';

declare global {
  interface Window {
    readonly seedleaf?: Transport;
  }
}

export const checkout = fileURLToPath(new URL('../../', import.meta.url));
export const standInFolder = join(checkout, 'dist/electron-standin');

/** What carries the program: the two projects of the specs. */
export type Host = 'electron' | 'stand-in';

/** True where Electron's binary has been downloaded. Asking the package itself would start a download. */
export function hasElectron(): boolean {
  const note = join(checkout, 'node_modules/electron/path.txt');
  return (
    existsSync(note) && existsSync(join(checkout, 'node_modules/electron/dist', readFileSync(note, 'utf8')))
  );
}

export interface Launch {
  readonly host: Host;
  /** The folder that holds the program's package.json and dist; the checkout unless another is named. */
  readonly program?: string;
  /** A packaged program, in place of a folder. */
  readonly executable?: string;
  /** The library that is named on the command line: a new, empty folder when absent, none at all when null. */
  readonly libraryDir?: string | null;
  readonly dataDir?: string;
  /** Words on the command line before the spec's own. */
  readonly input?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** How long the program may take to show its window, in milliseconds. */
  readonly patience?: number;
}

/** A running program, in folders of its own. */
export interface Shell {
  /** How it was started, so that it can be started a second time. */
  readonly launch: Launch;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The library that was named; empty when none was. */
  readonly libraryDir: string;
  readonly dataDir: string;
  /** Faults that the page reported. */
  readonly pageErrors: readonly string[];
  /** Ends the program, and answers its exit code once it has ended; removes folders that were made for it. */
  close(): Promise<number | null>;
}

const folder = (name: string): string => mkdtempSync(join(tmpdir(), `seedleaf-${name}-`));

/** Starts the program as far as its process; a spec about its start wants no more. */
export async function startProgram(launch: Launch): Promise<ElectronApplication> {
  if (launch.host === 'stand-in') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standInFolder;
  const program = launch.program ?? process.env['SEEDLEAF_PROGRAM'] ?? checkout;
  const own = [
    ...(launch.libraryDir ? ['--library', launch.libraryDir] : []),
    ...(launch.dataDir ? ['--data', launch.dataDir] : []),
  ];
  return _electron.launch({
    ...(launch.executable ? { executablePath: launch.executable } : {}),
    args: [...(launch.executable ? [] : [program]), ...(launch.input ?? []), ...own],
    cwd: program,
    colorScheme: null,
    timeout: launch.patience ?? 30_000,
    env: { ...environment(), LANG: 'en_US.UTF-8', ...launch.environment },
  });
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** Starts the program and waits for its page. */
export async function launchShell(launch: Launch): Promise<Shell> {
  const libraryDir = launch.libraryDir === undefined ? folder('library') : launch.libraryDir;
  const dataDir = launch.dataDir ?? folder('data');
  const made = [
    ...(libraryDir === null || launch.libraryDir ? [] : [libraryDir]),
    ...(launch.dataDir ? [] : [dataDir]),
  ];
  const app = await startProgram({ ...launch, libraryDir, dataDir });
  // Taken now: Playwright forgets the process once it has ended.
  const child = app.process();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const timeout = launch.patience ?? 30_000;
  const pageErrors: string[] = [];
  try {
    const page = await ownPage(app, timeout);
    page.on('pageerror', (error) => pageErrors.push(String(error)));
    const close = async (): Promise<number | null> => {
      // A spec may have ended it already.
      if (child.exitCode === null && child.signalCode === null) await app.close();
      const code = await ended;
      for (const path of made) rmSync(path, { recursive: true, force: true });
      return code;
    };
    return { launch, app, page, libraryDir: libraryDir ?? '', dataDir, pageErrors, close };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** The program's page, once it has loaded. */
async function ownPage(app: ElectronApplication, timeout: number): Promise<Page> {
  const page = await app.firstWindow({ timeout });
  await page.waitForURL((url) => url.protocol !== 'about:', { timeout });
  await page.waitForFunction(() => document.readyState === 'complete', null, { timeout });
  return page;
}

/** One call over the bridge, as the page makes it. The name and the input may be anything. */
export const call = (page: Page, name: unknown, input: unknown = {}): Promise<Reply<unknown>> =>
  page.evaluate(
    // The bridge takes a name; this one may be none, to see it refused.
    ([name, input]) =>
      window.seedleaf?.invoke(name as string, input) ?? Promise.reject(new Error('no bridge')),
    [name, input] as const,
  );

/** A window of the spec's own, with the program's preload but another address: a stranger. */
export async function openStranger({ app }: Shell, html: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  const loaded = app.evaluate(
    async ({ app, BrowserWindow }, url) => {
      const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL(url);
    },
    `data:text/html,${encodeURIComponent(html)}`,
  );
  const stranger = await opened;
  await loaded;
  await stranger.waitForURL((url) => url.protocol === 'data:');
  return stranger;
}
