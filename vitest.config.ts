import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './build/chromium.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          globalSetup: './build/test-folder.ts',
          include: ['{contract,core,electron,loopback,renderer,build,tests}/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts'],
          // Much of it waits for the disk: even where there are two cores, two go at once.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        optimizeDeps: {
          include: ['vitest-browser-svelte', 'svelte', 'valibot', 'fast-check', 'bits-ui', 'virtua/svelte'],
          exclude: ['@lucide/svelte'],
        },
        test: {
          name: 'component',
          include: ['renderer/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            api: { host: '127.0.0.1' },
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
});
