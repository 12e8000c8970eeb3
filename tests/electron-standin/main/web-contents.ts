/** `webContents`: one page in the real browser, under the program's rules. */
import type { HandlerDetails, IpcMainInvokeEvent, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { Session } from '../chromium/cdp.ts';
import { encode } from '../page/codec.ts';
import { PRELOAD_WORLD, SEND_BINDING, type Downward, type Upward } from '../page/wire.ts';
import { answerInvoke } from './ipc-main.ts';
import { nativeTheme } from './native-theme.ts';
import { answerRequest, type Requester } from './network.ts';
import { PageLink } from './page-link.ts';
import { note } from './record.ts';
import { toChromium, toProgram } from './schemes.ts';
import { pageWorldScript, preloadWorldScript } from './scripts.ts';
import { theSession } from './session.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { strict } from './strict.ts';
import { FrameTable, webFrameMain } from './web-frame-main.ts';

const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'preload-error',
  'destroyed',
];
/** Preferences that a safe program never sets this way: the stand-in could not tell whether they hold. */
const REFUSED: Readonly<Partial<Record<keyof WebPreferences, unknown>>> = {
  sandbox: false,
  contextIsolation: false,
  webSecurity: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webviewTag: true,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
};

/** The window that a page belongs to. */
export interface Owner {
  /** Makes the browser's page, paused before anything runs in it. */
  openPage(): Promise<{ session: Session; targetId: string }>;
  close(): void;
  /** Its page objected to being unloaded, and nobody overruled it. */
  stayed(): void;
  /** Opens another window, for a page that asked for one. */
  openWindow(url: string): void;
}

let last = 0;

export class WebContents extends StrictEmitter {
  readonly id = ++last;
  readonly session = theSession;
  readonly standinReady: Promise<void>;
  standinTargetId = '';
  private readonly frames = new FrameTable();
  private readonly preferences: WebPreferences;
  private readonly owner: Owner;
  private browser: Session | null = null;
  private link: PageLink | null = null;
  private expected: string | null = null;
  private destroyed = false;
  private webRtcPolicy = 'default';
  private openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;

  constructor(preferences: WebPreferences, owner: Owner) {
    super('webContents', EVENTS);
    for (const [name, value] of Object.entries(REFUSED))
      if (Reflect.get(preferences, name) === value)
        throw new Error(`electron stand-in: refuses webPreferences.${name}: ${String(value)}`);
    this.preferences = preferences;
    this.owner = owner;
    this.standinReady = this.prepare();
    return strict(this, 'webContents');
  }

  get mainFrame(): ReturnType<typeof webFrameMain> {
    return webFrameMain(this.frames, this.frames.mainId);
  }

  async loadURL(url: string): Promise<void> {
    await this.standinReady;
    this.expected = url;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.chromium().send('Page.navigate', { url: toChromium(url) });
    if (errorText !== undefined) {
      this.emit('did-fail-load', preventable({}), -2, errorText, url, true);
      throw new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`);
    }
    await loaded;
  }

  send(channel: string, ...input: unknown[]): void {
    encode(input);
    this.link?.tell(this.frames.mainId, { kind: 'event', channel, input });
  }

  getURL(): string {
    return this.frames.get(this.frames.mainId)?.url ?? '';
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    this.owner.close();
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.webRtcPolicy;
  }

  private chromium(): Session {
    if (!this.browser || this.destroyed) throw new Error('Object has been destroyed');
    return this.browser;
  }

  private async prepare(): Promise<void> {
    const { session, targetId } = await this.owner.openPage();
    this.browser = session;
    this.standinTargetId = targetId;
    this.link = new PageLink(session, (message, frameId, answer) => this.receive(message, frameId, answer));
    this.watch(session);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: SEND_BINDING, executionContextName: PRELOAD_WORLD }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript() }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadWorldScript(this.preferences.preload),
        worldName: PRELOAD_WORLD,
      }),
      this.standinApplyTheme(),
    ]);
    await session.send('Runtime.runIfWaitingForDebugger');
    const { frameTree } = await session.send('Page.getFrameTree');
    this.frames.mainId = frameTree.frame.id;
    this.frames.navigated(frameTree.frame.id, frameTree.frame.url, null);
  }

  private watch(session: Session): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
      this.frames.attached(frameId, parentFrameId),
    );
    session.on('Page.frameNavigated', ({ frame }) =>
      this.frames.navigated(frame.id, frame.url, frame.parentId ?? null),
    );
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) =>
      this.frames.navigated(frameId, url, this.frames.get(frameId)?.parentId ?? null),
    );
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.detached(frameId);
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', preventable({})));
    session.on('Page.loadEventFired', () => this.emit('did-finish-load', preventable({})));
    session.on('Page.javascriptDialogOpening', ({ type, message }) => {
      note('page.dialog', type, message);
      this.quietly(
        session.send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' && this.mayUnload() }),
      );
    });
    session.on('Fetch.requestPaused', (paused) =>
      this.quietly(answerRequest(this.requester(session), paused)),
    );
  }

  /** The page objects to being unloaded: it stays, unless the program overrules it. */
  private mayUnload(): boolean {
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    if (!event.defaultPrevented) this.owner.stayed();
    return event.defaultPrevented;
  }

  private requester(session: Session): Requester {
    return {
      session,
      isMainFrame: (frameId) => frameId === this.frames.mainId,
      takeExpected: (url) => {
        const isExpected = this.expected === url;
        if (isExpected) this.expected = null;
        return isExpected;
      },
      mayNavigate: (url, frameId) => {
        const isMainFrame = frameId === this.frames.mainId;
        const event = preventable({ url, isMainFrame, frame: webFrameMain(this.frames, frameId) });
        this.emit('will-frame-navigate', event);
        if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, url);
        return !event.defaultPrevented;
      },
      mayRedirect: (url) => {
        const event = preventable({ url, isMainFrame: true });
        this.emit('will-redirect', event, url);
        return !event.defaultPrevented;
      },
    };
  }

  private receive(message: Upward, frameId: string, answer: (reply: Downward) => void): void {
    switch (message.kind) {
      case 'invoke':
        void this.answerCall(message, frameId, answer);
        break;
      case 'window-open':
        this.standinAskedToOpen(message.url, message.frameName, message.features);
        break;
      case 'preload-error':
        this.emit('preload-error', preventable({}), message.path, message.error);
        break;
      case 'send':
        throw new Error('electron stand-in: ipcMain.on is not implemented');
    }
  }

  private async answerCall(
    { call, channel, input }: Extract<Upward, { kind: 'invoke' }>,
    frameId: string,
    answer: (reply: Downward) => void,
  ): Promise<void> {
    const event = preventable({ sender: this, senderFrame: webFrameMain(this.frames, frameId) });
    // The fields that are left out throw by name when they are read.
    const known = strict(event, 'IpcMainInvokeEvent') as unknown as IpcMainInvokeEvent;
    const outcome = await answerInvoke(known, channel, input);
    try {
      answer({ kind: 'reply', call, ...outcome });
    } catch (error) {
      const value = `Error invoking remote method '${channel}': ${String(error)}`;
      answer({ kind: 'reply', call, ok: false, value });
    }
  }

  /** Errors of a page that has gone meanwhile say nothing; all others do. */
  private quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!this.destroyed) process.stderr.write(`electron stand-in: ${String(error)}\n`);
    });
  }

  // What follows is for the stand-in's own parts.

  /** A page asks for a window: the program is asked, and one opens unless it says no. */
  standinAskedToOpen(url: string, frameName = '', features = ''): void {
    const details = { url: toProgram(url), frameName, features, disposition: 'new-window' };
    // Of the details, only these are known here.
    const answer = this.openHandler?.(strict(details, 'HandlerDetails') as unknown as HandlerDetails);
    if (answer?.action === 'deny') note('window.denied', details.url);
    else this.owner.openWindow(details.url);
  }

  async standinApplyTheme(): Promise<void> {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    await this.chromium().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    });
  }

  /** Asks the page to close, which lets it say goodbye. */
  async standinClosePage(): Promise<void> {
    await this.standinReady;
    await this.chromium().send('Page.close');
  }

  standinResize(width: number, height: number): void {
    this.quietly(
      this.standinReady.then(() =>
        this.chromium().send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: 0,
          mobile: false,
        }),
      ),
    );
  }

  standinDestroyed(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }
}
