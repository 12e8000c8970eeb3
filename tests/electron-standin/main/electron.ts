/** What `import … from 'electron'` gives the program's main process. All that is missing throws by name. */
import { app } from './app.ts';
import { BrowserWindow as BrowserWindowClass, webContents } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { record } from './record.ts';
import { protocol, session } from './session.ts';
import { strict } from './strict.ts';
import { dialog, screen, shell } from './system.ts';

export const electron = strict(
  {
    app,
    BrowserWindow: strict(BrowserWindowClass, 'BrowserWindow'),
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    protocol,
    screen,
    session,
    shell,
    webContents,
    /** Only a stand-in has it: what the program asked of the system. Specs tell by it which one they run on. */
    standin: { record },
  },
  'electron',
);
