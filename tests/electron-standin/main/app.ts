/** `app`: the program's life, its paths and its switches. */
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { note } from './record.ts';
import { handOver, takeLock } from './single-instance.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { strict } from './strict.ts';

const EVENTS = [
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'open-url',
  'web-contents-created',
  'browser-window-created',
  'window-all-closed',
];

/** What the life of the program needs of its windows. */
interface OpenWindows {
  readonly count: () => number;
  /** Asks every window to close; false when one refused. */
  readonly closeAll: () => boolean;
}

class App extends StrictEmitter {
  readonly commandLine: object;
  readonly whenReady: () => Promise<void>;
  isPackaged = false;
  name = 'Electron';
  private version = '0.0.0';
  private folder = process.cwd();
  private ready = false;
  private quitting = false;
  private windows: OpenWindows = { count: () => 0, closeAll: () => true };
  private endBrowser: () => Promise<void> = () => Promise.resolve();
  private handingOver: Promise<void> = Promise.resolve();
  private resolveReady: () => void = () => undefined;
  private readonly chosenPaths = new Map<string, string>();
  private readonly switches = new Map<string, string>();

  constructor() {
    super('app', EVENTS);
    const becomesReady = new Promise<void>((resolve) => (this.resolveReady = resolve));
    this.whenReady = () => becomesReady;
    this.commandLine = strict(
      {
        appendSwitch: (name: string, value = '') => void this.switches.set(name, value),
        hasSwitch: (name: string) => this.switches.has(name),
        getSwitchValue: (name: string) => this.switches.get(name) ?? '',
      },
      'app.commandLine',
    );
  }

  isReady(): boolean {
    return this.ready;
  }

  getName(): string {
    return this.name;
  }

  getVersion(): string {
    return this.version;
  }

  getAppPath(): string {
    return this.folder;
  }

  /** The languages of the environment, most wanted first. */
  getPreferredSystemLanguages(): string[] {
    const tag = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').split('.')[0]?.replace('_', '-');
    return [tag && tag !== 'C' && tag !== 'POSIX' ? tag : 'en-US'];
  }

  getPath(name: string): string {
    const chosen = this.chosenPaths.get(name);
    if (chosen !== undefined) return chosen;
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
      case 'userData':
        return join(this.getPath('appData'), this.name);
      case 'sessionData':
        return this.getPath('userData');
      case 'temp':
        return tmpdir();
      case 'documents':
        return process.env['XDG_DOCUMENTS_DIR'] ?? join(homedir(), 'Documents');
      default:
        throw new Error(`electron stand-in: the path '${name}' is not implemented`);
    }
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (name === 'sessionData' && this.ready) throw new Error('sessionData must be set before app is ready');
    if (name !== 'userData' && name !== 'sessionData')
      throw new Error(`electron stand-in: setting the path '${name}' is not implemented`);
    mkdirSync(path, { recursive: true });
    this.chosenPaths.set(name, path);
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    note('app.setAsDefaultProtocolClient', scheme);
    return true;
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    note('app.enableSandbox');
  }

  requestSingleInstanceLock(data: unknown = {}): boolean {
    const folder = this.getPath('userData');
    const mine = takeLock(folder, ({ argv, directory, data: handed }) => {
      this.emit('second-instance', preventable({}), argv, directory, handed);
    });
    if (!mine) this.handingOver = handOver(folder, { argv: process.argv, directory: process.cwd(), data });
    return mine;
  }

  /** Asks the windows to close; the program ends when the last one has, unless something prevents it. */
  quit(): void {
    if (this.quitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (!this.windows.closeAll()) this.quitting = false;
    else if (this.windows.count() === 0) this.shutDown();
  }

  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', preventable({}), code);
    void Promise.allSettled([this.endBrowser(), this.handingOver]).then(() => process.exit(code));
  }

  private shutDown(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.exit(0);
  }

  // What follows is for the stand-in's own parts; Electron has nothing of these names.

  standinIdentify(identity: { name: string; version: string; folder: string; isPackaged: boolean }): void {
    this.name = identity.name;
    this.version = identity.version;
    this.folder = identity.folder;
    this.isPackaged = identity.isPackaged;
  }

  standinAttach(windows: OpenWindows, endBrowser: () => Promise<void>): void {
    this.windows = windows;
    this.endBrowser = endBrowser;
  }

  standinSwitches(): string[] {
    const [language = 'en-US'] = this.getPreferredSystemLanguages();
    if (!this.switches.has('lang')) this.switches.set('lang', language);
    if (!this.switches.has('accept-lang')) this.switches.set('accept-lang', language);
    return [...this.switches].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
  }

  standinIsQuitting(): boolean {
    return this.quitting;
  }

  standinBecomeReady(): void {
    this.ready = true;
    this.resolveReady();
    this.emit('ready', {}, {});
  }

  /** A window stays that was asked to close: the program goes on. */
  standinStayed(): void {
    this.quitting = false;
  }

  /** A window has gone. */
  standinWindowClosed(): void {
    if (this.windows.count() > 0) return;
    if (this.quitting) this.shutDown();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

export const app = strict(new App(), 'app');
