/** Starts the real Chromium that renders the pages of the stand-in, with a fresh profile that dies with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cdp } from './cdp.ts';

export interface Chromium {
  readonly cdp: Cdp;
  readonly process: ChildProcess;
}

const QUIET = [
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** `switches` are the application's own, as `app.commandLine` collected them. */
export function launchChromium(switches: readonly string[], withDebugPort: boolean): Chromium {
  const profile = mkdtempSync(join(tmpdir(), 'electron-standin-'));
  const flags = [
    ...(process.env['STANDIN_HEADFUL'] ? [] : ['--headless']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(withDebugPort ? ['--remote-debugging-port=0'] : []),
    ...QUIET,
    ...switches,
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
  ];
  const child = spawn(chromiumPath(), flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [, , errors, commands, answers] = child.stdio;
  if (!errors || !commands || !answers || !('write' in commands) || !('read' in answers))
    throw new Error('electron stand-in: Chromium started without its pipes.');
  process.on('exit', () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });
  passOn(child);
  return { cdp: new Cdp(commands, answers), process: child };
}

/** Passes on the one line that Playwright waits for; with STANDIN_DEBUG, everything. */
function passOn(child: ChildProcess): void {
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n'))
      if (line.startsWith('DevTools listening') || process.env['STANDIN_DEBUG'])
        process.stderr.write(`${line}\n`);
  });
}

/** The browser that the set-up found; CHROMIUM_PATH wins. */
function chromiumPath(): string {
  const note = join(process.cwd(), 'node_modules/.cache/seedleaf/chromium-path');
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  const found = [process.env['CHROMIUM_PATH'], noted, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error('electron stand-in: no Chromium was found. Set CHROMIUM_PATH.');
  return found;
}
