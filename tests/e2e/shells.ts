/** Starts either shell on a library, as a person would: the built program, a fresh data folder, a real browser engine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../build/chromium.ts';
import { hasElectron, launchShell } from '../shell/launch.ts';

export type Shell = 'loopback' | 'desktop';

export interface Start {
  readonly library: string | null;
  readonly data: string;
  readonly locale: string;
}

/** A running program with its window. */
export interface Running {
  readonly page: Page;
  /** Ends it in order. */
  close(): Promise<void>;
  /** Ends it with SIGKILL, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** Ends the program with SIGKILL and leaves its page open; null where the page goes with it. */
  readonly killUnderPage: (() => Promise<void>) | null;
}

const program = fileURLToPath(new URL('../../dist/node/loopback.js', import.meta.url));

const folders = ({ library, data }: Start): string[] => [
  ...(library === null ? [] : ['--library', library]),
  '--data',
  data,
];

/** Refuses every name but the machine's own, so that a request to anywhere fails even if it is tried. */
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

async function startLoopback(start: Start): Promise<Running> {
  const child = spawn(process.execPath, [program, ...folders(start), '--no-open'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await addressOf(child);
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, offline] });
  const context = await browser.newContext({ locale: start.locale, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  const endProgram = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill(signal);
    await gone;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await endProgram(signal);
    await browser.close();
  };
  return {
    page,
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    killUnderPage: () => endProgram('SIGKILL'),
  };
}

/** The single-use address that the program prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The program has no output to read.');
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('The program ended without printing an address.');
}

async function startDesktop({ library, data, locale }: Start): Promise<Running> {
  const { app, page } = await launchShell({
    host: hasElectron() ? 'electron' : 'stand-in',
    ...(library === null ? {} : { libraryDir: library }),
    dataDir: data,
    environment: { LANG: `${locale.replace('-', '_')}.UTF-8`, LANGUAGE: locale },
  });
  const child = app.process();
  const gone = once(child, 'exit');
  return {
    page,
    close: async () => {
      await app.close();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    killUnderPage: null,
  };
}

export const startShell = (shell: Shell, start: Start): Promise<Running> =>
  shell === 'loopback' ? startLoopback(start) : startDesktop(start);
