/** Puts the settings on the document: theme, language and the page's type, as attributes and custom properties. */
import type { SettingsState } from './state/settings.svelte.ts';
import { TYPEFACE_STACKS } from './state/typefaces.ts';

const STANDARD_TEXT_SIZE = 19;

/** The measure grows with the type, so that a line keeps its number of characters. */
export function wearSettings(root: HTMLElement, { current, theme, language }: SettingsState): void {
  root.dataset['theme'] = theme;
  root.lang = language;
  root.style.setProperty('--reading-face', TYPEFACE_STACKS[current.typeface]);
  root.style.setProperty('--text-size', `${current.textSize}px`);
  root.style.setProperty('--line-height', String(current.lineHeight));
  root.style.setProperty('--measure', `${(current.measure * current.textSize) / STANDARD_TEXT_SIZE}rem`);
}
