/**
 * Opens a link in the person's browser. The link carries a secret and any user of the machine can list the arguments of
 * processes, so the browser is given a page, readable by its owner alone, that leads on to the link.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long the page lies there, in milliseconds: browsers are slow to start. */
const PAGE_LIFE_MS = 60_000;

/** False on a Linux machine without a display, where no browser can show. */
export const hasDisplay = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean => platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);

/** The program that opens an address or a file as a double click would. */
export const openerOf = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'open' : platform === 'win32' ? 'explorer.exe' : 'xdg-open';

/** Browsers installed as snaps or flatpaks cannot read temporary files; their launchers' names tell them. */
export const isConfined = (launcher: string): boolean =>
  /^(\w+_\w+|[a-z]+\.[\w.-]+\.[\w-]+)\.desktop$/.test(launcher.trim());

function defaultBrowserIsConfined(): boolean {
  if (process.platform !== 'linux') return false;
  const asked = spawnSync('xdg-settings', ['get', 'default-web-browser'], {
    encoding: 'utf8',
    timeout: 3_000,
  });
  return asked.status === 0 && isConfined(asked.stdout);
}

/** The page that leads on to the link. A link is our own address with base64url behind it: nothing to escape. */
const leadTo = (link: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Seedleaf</title><meta http-equiv="refresh" content="0;url=${link}">\n`;

function writePage(link: string): string {
  const folder = mkdtempSync(join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), 'seedleaf-')); // mode 0700
  const page = join(folder, 'open.html');
  writeFileSync(page, leadTo(link), { mode: 0o600 });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  setTimeout(clear, PAGE_LIFE_MS).unref();
  process.once('exit', clear);
  return page;
}

/** Calls `failed` when there is nothing to open links with; the link was printed as well. */
export function openBrowser(link: string, failed: () => void): void {
  const target = defaultBrowserIsConfined() ? link : writePage(link);
  const child = spawn(openerOf(process.platform), [target], { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.unref();
}
