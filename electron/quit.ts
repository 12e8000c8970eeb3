/** The end of the program: the last window closed, and everything written. */
import { app } from 'electron';
import type { Engine } from '../contract/engine.ts';

/** How long quitting waits for the engine to finish what it writes, in milliseconds. */
const PATIENCE = 5_000;

/** On macOS a program outlives its window, and shows another when it is chosen in the dock. */
export function quitAfterLastWindow(): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Holds quitting back until the engine is closed, or has had long enough; what it acknowledged is on disk already. */
export function closeOnQuit(engine: Engine, report: (bug: unknown) => void): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([engine.close().catch(report), patience]).then(() => {
      closed = true;
      app.quit();
    });
  });
}
