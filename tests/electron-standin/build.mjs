// Builds the stand-in's distribution folder, laid out as Electron's, in dist/electron-standin/.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../../dist/electron-standin/');
const common = { configFile: false, logLevel: 'warn', root: here('./') };

/** A script for a world of a page, as text. */
async function pageScript(entry) {
  const result = await build({
    ...common,
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rolldownOptions: { input: here(entry), output: { format: 'iife' } },
    },
  });
  return [result].flat()[0].output[0].code;
}

async function buildLauncher() {
  await build({
    ...common,
    define: {
      STANDIN_PAGE_WORLD: JSON.stringify(await pageScript('page/page-world.ts')),
      STANDIN_PRELOAD_WORLD: JSON.stringify(await pageScript('page/preload-world.ts')),
    },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: here('launcher.ts'),
        external: [/^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: 'standin.cjs', codeSplitting: false },
      },
    },
  });
}

/** The executable: a script that ends in the same fuse wire as Electron's binary, so that packaging can set it. */
function writeExecutable() {
  // Version 1, nine fuses, as a fresh Electron has them.
  const wire = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX${String.fromCharCode(1, 9)}101100011`;
  const script = `#!/bin/sh
# NOT Electron: a stand-in for tests. See tests/electron-standin/README.md.
STANDIN_EXECUTABLE=$(readlink -f "$0")
export STANDIN_EXECUTABLE
unset NODE_OPTIONS
exec node "$(dirname "$STANDIN_EXECUTABLE")/standin.cjs" "$@"
exit
${wire}
`;
  writeFileSync(`${out}electron`, script);
  chmodSync(`${out}electron`, 0o755);
}

rmSync(out, { recursive: true, force: true });
for (const folder of ['resources', 'locales']) mkdirSync(`${out}${folder}`, { recursive: true });
await buildLauncher();
writeExecutable();
// Files that packaging expects to find in a distribution.
const { version } = JSON.parse(readFileSync(here('../../node_modules/electron/package.json'), 'utf8'));
writeFileSync(`${out}version`, version);
for (const file of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/fr.pak'])
  writeFileSync(`${out}${file}`, '');
