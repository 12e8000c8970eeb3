/**
 * Asks before a window goes with words that could not be saved. Whether there are any is known to its page, which then
 * objects to being unloaded, and tries once more to save them.
 */
import { app, dialog, type BrowserWindow } from 'electron';
import type { Messages } from '../contract/messages/index.ts';

/** How long a page has to save what it could not before, until the person is asked; in milliseconds. */
const PATIENCE = 500;

/** `words` are those of the interface's language at the time. */
export function askBeforeClosing(window: BrowserWindow, words: () => Messages['closing']): void {
  let isClosing = false;
  let isQuitting = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const quitting = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', quitting);
  window.on('closed', () => app.off('before-quit', quitting));
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const isFirst = isClosing && waiting === undefined;
    // A window that stays keeps the program from ending, too.
    const again = isQuitting ? () => app.quit() : () => window.close();
    isClosing = isQuitting = false;
    clearTimeout(waiting);
    waiting = undefined;
    if (isFirst) waiting = setTimeout(() => !window.isDestroyed() && again(), PATIENCE);
    else if (mayGo(window, words())) event.preventDefault();
  });
}

/** Waits for the answer: Electron wants it before the event is over. */
function mayGo(window: BrowserWindow, { question, detail, close, stay }: Messages['closing']): boolean {
  const buttons = [close, stay];
  const cancelId = buttons.indexOf(stay);
  const options = { type: 'warning', message: question, detail, buttons, cancelId, noLink: true } as const;
  return dialog.showMessageBoxSync(window, { ...options, defaultId: cancelId }) === buttons.indexOf(close);
}
