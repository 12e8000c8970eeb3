/** How tests start the Chromium that the set-up found, quietly and without a request of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const note = fileURLToPath(new URL('../node_modules/.cache/seedleaf/chromium-path', import.meta.url));
const found =
  process.env['CHROMIUM_PATH'] ??
  (existsSync(note) ? readFileSync(note, 'utf8') : ['/usr/bin/chromium'].find((path) => existsSync(path)));

/** Path of the browser; undefined where Playwright's own is to be used. */
export const chromiumPath: string | undefined = found;

export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export const launchOptions = {
  ...(found ? { executablePath: found } : {}),
  args: [...chromiumFlags],
};
