/** Puts the menu on the screen, in the language that the settings ask for. */
import { app, Menu } from 'electron';
import type { Command } from '../contract/events.ts';
import { chooseLanguage, MESSAGES, type Language } from '../contract/messages/index.ts';
import type { Settings } from '../contract/settings.ts';
import { menuTemplate } from './menu-template.ts';

/** The language of the interface: the one that was set, else the first of the system's that is spoken here. */
export const languageOf = (locale: Settings['locale']): Language =>
  locale === 'system' ? chooseLanguage(app.getPreferredSystemLanguages()) : locale;

/** Builds and shows the menu; a later call replaces it. */
export function showMenu(locale: Settings['locale'], send: (command: Command) => void): void {
  const template = menuTemplate({
    platform: process.platform,
    words: MESSAGES[languageOf(locale)].menu,
    forDevelopers: !app.isPackaged,
    send,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
