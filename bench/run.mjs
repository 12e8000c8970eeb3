// `node bench/run.mjs NAME`: bundles bench/NAME.ts, since not every Node this runs on reads TypeScript, and runs it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const name = process.argv[2] ?? '';
// Beside the packages, so that what cannot be bundled is found.
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
mkdirSync(cache, { recursive: true });
const outDir = mkdtempSync(join(cache, 'bench-'));
process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));

await build({
  configFile: false,
  logLevel: 'error',
  root: fileURLToPath(new URL('./', import.meta.url)),
  ssr: { noExternal: true, external: ['playwright', 'vite', '@sqlite.org/sqlite-wasm'] },
  build: {
    ssr: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
    outDir,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
});
await import(pathToFileURL(join(outDir, 'bench.mjs')).href);
