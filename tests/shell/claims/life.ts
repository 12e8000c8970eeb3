/** How a running program meets a second start of itself, and how it ends. Each claim wants a program of its own. */
import { expect } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, startProgram } from '../launch.ts';
import { claim, type Claim } from './claim.ts';

export const lifeClaims: readonly Claim[] = [
  claim('a second start hands its library over, brings the window forward and ends', async (shell) => {
    const { app, page, dataDir, launch } = shell;
    const libraryDir = mkdtempSync(join(tmpdir(), 'seedleaf-handed-over-'));
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.minimize();
      window?.once('focus', () => Reflect.set(globalThis, 'focused', true));
    });
    // It ends before it could be driven, so that starting it fails.
    const second = await startProgram({ ...launch, libraryDir, dataDir, patience: 10_000 }).catch(() => null);
    await second?.close();
    expect(second).toBeNull();
    await expect
      .poll(() => call(page, 'libraryStatus'))
      .toMatchObject({ ok: true, value: { dir: libraryDir } });
    const seen = await app.evaluate(({ BrowserWindow }) => ({
      windows: BrowserWindow.getAllWindows().length,
      minimized: BrowserWindow.getAllWindows()[0]?.isMinimized(),
      focused: Reflect.get(globalThis, 'focused') === true,
    }));
    expect(seen).toEqual({ windows: 1, minimized: false, focused: true });
  }),

  claim('closing the window ends the program', async ({ app }) => {
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    const patience = new Promise((resolve) => setTimeout(() => resolve('still running'), 15_000));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await Promise.race([ended, patience])).toBe(0);
  }),
];
