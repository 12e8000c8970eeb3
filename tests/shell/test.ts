/** The specs' `test`: one running program for a file, on the host that the project is named after. */
import { test as base } from '@playwright/test';
import { hasElectron, launchShell, type Host, type Shell } from './launch.ts';

interface HostFixtures {
  readonly host: Host;
  readonly shell: Shell;
}

export const test = base.extend<{ readonly skipWithoutHost: undefined }, HostFixtures>({
  host: [
    async ({}, use, worker) => {
      await use(worker.project.name === 'electron' ? 'electron' : 'stand-in');
    },
    { scope: 'worker' },
  ],
  shell: [
    async ({ host }, use) => {
      const shell = await launchShell({ host });
      await use(shell);
      await shell.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  skipWithoutHost: [
    async ({ host }, use) => {
      base.skip(host === 'electron' && !hasElectron(), 'Electron’s binary is not on this machine.');
      await use(undefined);
    },
    { auto: true },
  ],
});
