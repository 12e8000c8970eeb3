/** One config, three environments: the renderer, the Node side (both shells and the engine's threads), the preload. */
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outside = ['electron', /^node:/, ...builtinModules];

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        modulePreload: false,
        assetsInlineLimit: 0,
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, builtins: outside },
      build: {
        outDir: at('dist/node'),
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
            loopback: at('loopback/main.ts'),
            'ingest-thread': at('core/ingest/thread.ts'),
            'search-thread': at('core/search/thread.ts'),
            'anchor-thread': at('core/annotations/thread.ts'),
            'import-thread': at('core/interop/thread.ts'),
          },
          external: outside,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, builtins: outside },
      build: {
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: at('electron/preload.ts'),
          external: outside,
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
});
