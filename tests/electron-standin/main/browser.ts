/** The running Chromium: makes pages, and tells of those that open, close or download by themselves. */
import type { Session } from '../chromium/cdp.ts';
import { launchChromium, type Chromium } from '../chromium/launch.ts';
import { theSession } from './session.ts';

/** What the windows of the program want to know. */
export interface PageEvents {
  /** A page was closed, by whomever. */
  readonly closed: (targetId: string) => void;
  /** A page wanted another one (a link with a target, a form) without window.open. */
  readonly opened: (openerId: string, url: string) => void;
}

/** Electron's names of permissions, with Chromium's. */
const PERMISSIONS: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['clipboard-read', 'clipboard-read'],
  ['midi', 'midi'],
  ['media', 'microphone'],
  ['media', 'camera'],
];

export class Browser {
  private readonly chromium: Chromium;
  private readonly born = new Map<string, string>();
  private readonly expected = new Map<string, (sessionId: string) => void>();

  private constructor(chromium: Chromium) {
    this.chromium = chromium;
  }

  static async start(
    switches: readonly string[],
    withDebugPort: boolean,
    events: PageEvents,
  ): Promise<Browser> {
    const browser = new Browser(launchChromium(switches, withDebugPort));
    await browser.watch(events);
    return browser;
  }

  /** Resolves when Chromium has ended. */
  async end(): Promise<void> {
    const { process: child, cdp } = this.chromium;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const impatience = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await Promise.allSettled([cdp.browser.send('Browser.close'), ended]);
    clearTimeout(impatience);
  }

  onEnd(listener: () => void): void {
    this.chromium.process.once('exit', listener);
  }

  /** An empty page, paused at birth. */
  async openPage(width: number, height: number): Promise<{ session: Session; targetId: string }> {
    const { cdp } = this.chromium;
    const { targetId } = await cdp.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    const session = cdp.session(await this.attached(targetId));
    return { session, targetId };
  }

  async closePage(targetId: string): Promise<void> {
    await this.chromium.cdp.browser.send('Target.closeTarget', { targetId });
  }

  /** Chromium asks no one at the time of a request: the program's answers are given to it beforehand. */
  async applyPermissions(): Promise<void> {
    for (const [electron, name] of PERMISSIONS)
      await this.chromium.cdp.browser.send('Browser.setPermission', {
        permission: { name },
        setting: theSession.standinDenies(electron) ? 'denied' : 'granted',
      });
  }

  private attached(targetId: string): Promise<string> {
    const sessionId = this.born.get(targetId);
    if (sessionId !== undefined) return Promise.resolve(sessionId);
    return new Promise((resolve) => this.expected.set(targetId, resolve));
  }

  private async watch(events: PageEvents): Promise<void> {
    const { browser } = this.chromium.cdp;
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId, url } }) => {
      if (openerId !== undefined) {
        events.opened(openerId, url);
        // It is still paused: nothing in it has run.
        void this.closePage(targetId);
        return;
      }
      this.born.set(targetId, sessionId);
      this.expected.get(targetId)?.(sessionId);
    });
    browser.on('Target.targetDestroyed', ({ targetId }) => events.closed(targetId));
    browser.on('Browser.downloadWillBegin', ({ url }) => theSession.standinDownload(url));
    await browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    await browser.send('Target.setDiscoverTargets', { discover: true });
    await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  }
}
