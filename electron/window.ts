/** The program's one window: its place, its colours, its locks. It shows the bundle's page and nothing else. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../contract/settings.ts';
import { backgroundOf, nativeThemeOf } from './appearance.ts';
import { APP_PAGE } from './origin.ts';
import { fitPlace, loadPlace, MIN_SIZE, savePlace, STANDARD_SIZE } from './window-place.ts';

export interface WindowOptions {
  /** Absolute path of the preload script. */
  readonly preload: string;
  /** Where the window's place is noted. */
  readonly placeFile: string;
  readonly theme: Settings['theme'];
  readonly report: (trouble: unknown) => void;
}

/** Opens the window where it was left; it shows once its page has painted, so that nothing flashes. */
export function openWindow({ preload, placeFile, theme, report }: WindowOptions): BrowserWindow {
  followTheme(theme);
  const noted = loadPlace(placeFile);
  const place = noted && fitPlace(noted, workAreas());
  const window = new BrowserWindow({
    ...(place ? { x: place.x, y: place.y, width: place.width, height: place.height } : STANDARD_SIZE),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Seedleaf',
    backgroundColor: background(theme),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (place?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const refused = savePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    if (refused) report(refused);
  });
  window.loadURL(APP_PAGE).catch(report);
  return window;
}

/** Makes menus, dialogs and the colour under the page follow the theme. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = nativeThemeOf(theme);
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(background(theme));
}

/** Brings the window before the person, wherever it was put away. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const background = (theme: Settings['theme']): string => backgroundOf(theme, nativeTheme.shouldUseDarkColors);
const workAreas = () => screen.getAllDisplays().map((display) => display.workArea);
