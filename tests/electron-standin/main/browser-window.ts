/** `BrowserWindow` and the list of windows. A window is a page of the browser and a rectangle that nobody sees. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import type { Browser, PageEvents } from './browser.ts';
import { nativeTheme } from './native-theme.ts';
import { note } from './record.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { strict } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { screen } from './system.ts';

const EVENTS = ['ready-to-show', 'show', 'focus', 'close', 'closed'];

let browser: Browser | null = null;
let windows: readonly BrowserWindow[] = [];
let last = 0;

export class BrowserWindow extends StrictEmitter {
  readonly id = ++last;
  readonly webContents: WebContents;
  private readonly options: BrowserWindowConstructorOptions;
  private bounds: Rectangle;
  private background: string;
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private closing = false;
  private destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    const running = browser;
    if (!running) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.background = options.backgroundColor ?? '#fff';
    this.visible = options.show !== false;
    this.webContents = new WebContents(options.webPreferences ?? {}, {
      openPage: async () => {
        await running.applyPermissions();
        return running.openPage(width, height);
      },
      close: () => this.close(),
      stayed: () => {
        this.closing = false;
        app.standinStayed();
      },
      openWindow: (url) => {
        new BrowserWindow().loadURL(url).catch((error: unknown) => note('window.failed', String(error)));
      },
    });
    this.webContents.standinResize(width, height);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    const self = strict(this, 'BrowserWindow');
    windows = [...windows, self];
    app.emit('web-contents-created', preventable({}), this.webContents);
    app.emit('browser-window-created', preventable({}), self);
    return self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows.at(-1) ?? null;
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return windows.find((window) => window.webContents.id === contents?.id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.visible = true;
    this.emit('show');
  }

  focus(): void {
    note('window.focus', this.id);
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.visible;
  }

  minimize(): void {
    this.minimized = true;
  }

  restore(): void {
    this.minimized = false;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  maximize(): void {
    this.maximized = true;
    const { width, height } = screen.getAllDisplays()[0]?.workArea ?? this.bounds;
    this.webContents.standinResize(width, height);
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  getMinimumSize(): number[] {
    return [this.options.minWidth ?? 0, this.options.minHeight ?? 0];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.webContents.standinResize(this.bounds.width, this.bounds.height);
  }

  setBackgroundColor(colour: string): void {
    this.background = colour;
  }

  getBackgroundColor(): string {
    return this.background;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Lets the program, then the page, say goodbye. */
  close(): void {
    if (this.closing || this.destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.closing = true;
    this.webContents.standinClosePage().catch((error: unknown) => {
      process.stderr.write(`electron stand-in: a window did not close: ${String(error)}\n`);
    });
  }

  // What follows is for the stand-in's own parts.

  standinIsClosing(): boolean {
    return this.closing;
  }

  /** Its page has gone. */
  standinGone(): void {
    this.destroyed = true;
    windows = windows.filter((window) => window.id !== this.id);
    this.webContents.standinDestroyed();
    this.emit('closed');
    app.standinWindowClosed();
  }
}

nativeTheme.on('updated', () => {
  for (const { webContents } of windows)
    webContents.standinReady
      .then(() => webContents.standinApplyTheme())
      .catch((error: unknown) => process.stderr.write(`electron stand-in: ${String(error)}\n`));
});

const ofTarget = (targetId: string): BrowserWindow | undefined =>
  windows.find(({ webContents }) => webContents.standinTargetId === targetId);

export const pageEvents: PageEvents = {
  closed: (targetId) => ofTarget(targetId)?.standinGone(),
  opened: (openerId, url) => ofTarget(openerId)?.webContents.standinAskedToOpen(url),
};

/** Lets windows be made, once the browser runs. */
export function attachBrowser(running: Browser): void {
  browser = running;
  const closeAll = (): boolean => {
    for (const window of windows) window.close();
    return windows.every((window) => window.standinIsClosing());
  };
  app.standinAttach({ count: () => windows.length, closeAll }, () => running.end());
}

/** `webContents`, the module's own: Playwright finds pages by it. */
export const webContents = strict(
  {
    getAllWebContents: () => windows.map((window) => window.webContents),
    fromDevToolsTargetId: (targetId: string) => ofTarget(targetId)?.webContents,
  },
  'webContents (the module)',
);
