/** Serves the gallery on this machine alone. */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('./', import.meta.url)),
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  server: {
    host: '127.0.0.1',
    port: 5199,
    fs: { allow: [fileURLToPath(new URL('../../', import.meta.url))] },
  },
  cacheDir: fileURLToPath(new URL('../../node_modules/.cache/gallery', import.meta.url)),
});
