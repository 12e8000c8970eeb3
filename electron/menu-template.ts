/** The menu as data: the platform's roles, and the commands that the screen carries out. Pure. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../contract/events.ts';
import type { Messages } from '../contract/messages/index.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly words: Messages['menu'];
  /** True in a checkout: adds reloading and the developer tools. */
  readonly forDevelopers: boolean;
  /** Carries a command to the screen. */
  readonly send: (command: Command) => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/** The whole menu bar of a platform, in one language. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  return [
    ...(isMac ? [applicationMenu(options)] : []),
    fileMenu(options, isMac),
    editMenu(options),
    viewMenu(options),
    goMenu(options, isMac),
    windowMenu(options, isMac),
    helpMenu(options, isMac),
  ];
}

/** An item that sends a command; its id is the command's name. */
const command = ({ send }: MenuOptions, id: Command, label: string, accelerator?: string): Item => ({
  id,
  label,
  ...(accelerator ? { accelerator } : {}),
  click: () => send(id),
});

const settings = (options: MenuOptions): Item =>
  command(options, 'settings', options.words.settings, 'CmdOrCtrl+,');

const applicationMenu = (options: MenuOptions): Item => ({
  label: 'Seedleaf',
  submenu: [
    { role: 'about', label: options.words.about },
    separator,
    settings(options),
    separator,
    { role: 'services', label: options.words.services },
    separator,
    { role: 'hide', label: options.words.hide },
    { role: 'hideOthers', label: options.words.hideOthers },
    { role: 'unhide', label: options.words.showAll },
    separator,
    { role: 'quit', label: options.words.quit },
  ],
});

const fileMenu = (options: MenuOptions, isMac: boolean): Item => ({
  label: options.words.file,
  submenu: [
    command(options, 'add-articles', options.words.addArticles, 'CmdOrCtrl+O'),
    command(options, 'open-library', options.words.openLibrary, 'CmdOrCtrl+Shift+O'),
    separator,
    command(options, 'export', options.words.export),
    command(options, 'import', options.words.import),
    separator,
    command(options, 'print', options.words.print, 'CmdOrCtrl+P'),
    separator,
    ...(isMac ? [] : [settings(options), separator]),
    isMac
      ? { role: 'close', label: options.words.close }
      : { role: 'quit', label: options.words.quit, accelerator: 'CmdOrCtrl+Q' },
  ],
});

const editMenu = (options: MenuOptions): Item => ({
  label: options.words.edit,
  submenu: [
    { role: 'undo', label: options.words.undo },
    { role: 'redo', label: options.words.redo },
    separator,
    { role: 'cut', label: options.words.cut },
    { role: 'copy', label: options.words.copy },
    { role: 'paste', label: options.words.paste },
    { role: 'selectAll', label: options.words.selectAll },
    separator,
    command(options, 'find-in-article', options.words.findInArticle, 'CmdOrCtrl+F'),
  ],
});

const viewMenu = (options: MenuOptions): Item => ({
  label: options.words.view,
  submenu: [
    command(options, 'toggle-shelf', options.words.toggleShelf, 'CmdOrCtrl+B'),
    separator,
    command(options, 'larger-text', options.words.largerText, 'CmdOrCtrl+Plus'),
    command(options, 'smaller-text', options.words.smallerText, 'CmdOrCtrl+-'),
    command(options, 'standard-text', options.words.standardText, 'CmdOrCtrl+0'),
    separator,
    { role: 'togglefullscreen', label: options.words.fullScreen },
    ...(options.forDevelopers
      ? [
          separator,
          { role: 'reload', label: options.words.reload } as const,
          { role: 'toggleDevTools', label: options.words.developerTools } as const,
        ]
      : []),
  ],
});

const goMenu = (options: MenuOptions, isMac: boolean): Item => ({
  label: options.words.go,
  submenu: [
    command(options, 'go-back', options.words.back, isMac ? 'Cmd+[' : 'Alt+Left'),
    command(options, 'go-forward', options.words.forward, isMac ? 'Cmd+]' : 'Alt+Right'),
    separator,
    command(options, 'search-library', options.words.searchLibrary, 'CmdOrCtrl+Shift+F'),
    separator,
    command(options, 'notebook', options.words.notebook),
    command(options, 'review', options.words.review),
    command(options, 'health', options.words.health),
  ],
});

const windowMenu = ({ words }: MenuOptions, isMac: boolean): Item => ({
  role: 'windowMenu',
  label: words.window,
  submenu: [
    { role: 'minimize', label: words.minimize },
    ...(isMac
      ? [
          { role: 'zoom', label: words.zoom } as const,
          separator,
          { role: 'front', label: words.bringAllToFront } as const,
        ]
      : [{ role: 'close', label: words.close } as const]),
  ],
});

const helpMenu = (options: MenuOptions, isMac: boolean): Item => ({
  role: 'help',
  label: options.words.help,
  submenu: [
    command(options, 'shortcuts', options.words.shortcuts, 'CmdOrCtrl+/'),
    ...(isMac ? [] : [separator, { role: 'about', label: options.words.about } as const]),
  ],
});
