/** The colour a window has before its page paints, and the theme that the system's own widgets follow. Pure. */
import type { Settings } from '../contract/settings.ts';

type Theme = Settings['theme'];

/** The paper of each theme, as the renderer's style sheet has it. */
const PAPER = { light: '#fdfcf9', sepia: '#f8f0df', dark: '#1b1c1e' } as const;

/** What to tell `nativeTheme`: menus and dialogs know no sepia, which is a light theme to them. */
export const nativeThemeOf = (theme: Theme): 'system' | 'light' | 'dark' =>
  theme === 'sepia' ? 'light' : theme;

/** The colour under the page; `systemIsDark` counts only when the theme follows the system. */
export function backgroundOf(theme: Theme, systemIsDark: boolean): string {
  if (theme === 'system') return systemIsDark ? PAPER.dark : PAPER.light;
  return PAPER[theme];
}
