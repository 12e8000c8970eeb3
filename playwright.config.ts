import { defineConfig } from '@playwright/test';
import type { Shell } from './tests/e2e/shells.ts';

/** The specs of the desktop shell run on Electron where its binary is, and on the stand-in everywhere. */
const desktop = 'shell/**/*.spec.ts';
/** Deliberate faults of the desktop shell, which those specs must notice. */
const faults = 'electron-standin/faults.spec.ts';
/** What a person does with the program runs in both shells. */
const everyday = 'e2e/**/*.spec.ts';

export default defineConfig<object, { shell: Shell }>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 2,
  // A machine that stalls for seconds fails a spec that is sound; one that needs the second try is named at the end.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['CI'] ? [['list']] : [['line']],
  projects: [
    {
      name: 'servers',
      testIgnore: [desktop, 'electron-standin/**', everyday],
      dependencies: ['build the stand-in'],
    },
    { name: 'in the browser', testMatch: everyday, use: { shell: 'loopback' } },
    {
      name: 'on the desktop',
      testMatch: everyday,
      // What axe judges is the screen, which is the same in both.
      grepInvert: /free of faults/,
      use: { shell: 'desktop' },
      dependencies: ['build the stand-in'],
    },
    { name: 'build the stand-in', testMatch: 'electron-standin/build.setup.ts' },
    {
      name: 'stand-in',
      testMatch: [desktop, 'electron-standin/**/*.spec.ts'],
      testIgnore: faults,
      dependencies: ['build the stand-in'],
    },
    // A claim that a fault must break is not waited for as long as one that must hold.
    { name: 'faults', testMatch: faults, expect: { timeout: 3_000 }, dependencies: ['build the stand-in'] },
    { name: 'electron', testMatch: desktop, testIgnore: 'shell/package.spec.ts' },
  ],
});
