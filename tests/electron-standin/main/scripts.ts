/** What is injected into a page before its own scripts: the two worlds, and the program's preload. */
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Script } from 'node:vm';
import { RUN_PRELOAD_FUNCTION } from '../page/wire.ts';

declare const STANDIN_PAGE_WORLD: string;
declare const STANDIN_PRELOAD_WORLD: string;

/** Names the channel between the worlds of this run; a page cannot guess it. */
const nonce = `standin-${crypto.randomUUID()}`;

const withConstants = (source: string): string => `{
const STANDIN_NONCE = ${JSON.stringify(nonce)}, STANDIN_PLATFORM = ${JSON.stringify(process.platform)};
${source}
}`;

export const pageWorldScript = (): string => withConstants(STANDIN_PAGE_WORLD);

/** Runs in the isolated world of the main frame alone, as a preload does without `nodeIntegrationInSubFrames`. */
export const preloadWorldScript = (preload: string | undefined): string => `(() => {
if (window !== window.parent) return;
${withConstants(STANDIN_PRELOAD_WORLD)}
${preload === undefined ? '' : runPreload(preload)}
})()`;

/** Throws for a preload that is missing or that a sandboxed renderer could not parse (an ES module, say). */
function runPreload(path: string): string {
  if (!isAbsolute(path)) throw new Error('preload must be an absolute path');
  const source = `(function (require, process, module, exports) {${readFileSync(path, 'utf8')}\n})`;
  new Script(source, { filename: path });
  return `globalThis.${RUN_PRELOAD_FUNCTION}(${JSON.stringify(path)}, ${source});`;
}
