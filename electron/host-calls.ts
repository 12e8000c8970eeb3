/** The calls that need the desktop: a folder to pick, a file to show or to save, a link to open or that was opened. */
import { BrowserWindow, dialog, shell } from 'electron';
import type { HostCallName } from '../contract/calls.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { Engine } from '../contract/engine.ts';
import { ExpectedError } from '../contract/reply.ts';
import type { Links } from './links.ts';
import { saveFile } from './save-file.ts';

/** Handlers that ask `engine` where a source is, and `links` what the system wants opened. */
export const hostHandlers = (engine: Engine, links: Links): Handlers<HostCallName> => ({
  saveFile,
  takeLink: () => links.take(),

  pickFolder: async () => {
    const { dir } = await engine.handlers.libraryStatus({});
    const options: Electron.OpenDialogOptions = {
      defaultPath: dir,
      properties: ['openDirectory', 'createDirectory'],
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const picked = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return picked.filePaths[0] ?? null;
  },

  revealSource: ({ articleId }) => {
    const path = engine.sourcePath(articleId);
    if (path === null) throw new ExpectedError('article-not-found', 'The article has no source any more.');
    shell.showItemInFolder(path);
    return null;
  },

  openLink: async ({ url }) => {
    const address = leavingAddress(url);
    try {
      await shell.openExternal(address);
    } catch (error) {
      throw new ExpectedError('unavailable', 'The system could not open the address.', address, error);
    }
    return null;
  },
});

/** The address in its normal form. The contract let only https, http and mailto come this far; this looks again. */
function leavingAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['https:', 'http:', 'mailto:'].includes(parsed.protocol))
    throw new ExpectedError('invalid-input', 'Only https, http and mailto addresses are opened.', url);
  return parsed.href;
}
