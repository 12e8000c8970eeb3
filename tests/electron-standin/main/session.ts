/** `session` and `protocol`: what the program answers, refuses and denies. One session; partitions do not exist here. */
import type { CallbackResponse, CustomScheme } from 'electron';
import { app } from './app.ts';
import { note } from './record.ts';
import { privilegesOf, registerSchemes } from './schemes.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { strict } from './strict.ts';

interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}
type BeforeRequest = (details: RequestDetails, answer: (response: CallbackResponse) => void) => void;
type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;
type SchemeHandler = (request: Request) => Response | Promise<Response>;

class Session extends StrictEmitter {
  private beforeRequest: BeforeRequest | null = null;
  private permissionRequest: PermissionRequest | null = null;
  private permissionCheck: PermissionCheck | null = null;
  private spellChecker = true;
  readonly webRequest = strict(
    { onBeforeRequest: (listener: BeforeRequest | null) => void (this.beforeRequest = listener) },
    'session.webRequest',
  );

  constructor() {
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.permissionCheck = handler;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  // What follows is for the stand-in's own parts.

  /** What the program says of a request; nothing said lets it pass. */
  standinBeforeRequest(details: RequestDetails): Promise<CallbackResponse> {
    return new Promise((resolve) => {
      if (this.beforeRequest) this.beforeRequest(details, resolve);
      else resolve({});
    });
  }

  /**
   * Whether a permission is denied on every way to it. Electron asks one handler on request and the other on a check,
   * and grants where it finds none; Chromium here has one answer for both, so a single hole counts as granted.
   */
  standinDenies(permission: string): boolean {
    const answers: boolean[] = [];
    this.permissionRequest?.(null, permission, (granted) => answers.push(granted));
    return answers[0] === false && this.permissionCheck?.(null, permission, '') === false;
  }

  /** Tells the program of a download; the stand-in keeps no file either way. */
  standinDownload(url: string): void {
    const event = preventable({});
    this.emit('will-download', event, { getURL: () => url });
    note(event.defaultPrevented ? 'download.prevented' : 'download.started', url);
  }
}

const defaultSession = strict(new Session(), 'session');
export const session = strict({ defaultSession }, 'session');
export const theSession = defaultSession;

const handlers = new Map<string, SchemeHandler>();

export const protocol = strict(
  {
    registerSchemesAsPrivileged: (schemes: readonly CustomScheme[]): void => {
      if (app.isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      registerSchemes(schemes);
    },
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (!app.isReady()) throw new Error('protocol.handle cannot be used before app is ready');
      if (!privilegesOf(scheme)) throw new Error(`electron stand-in: the scheme ${scheme} is not registered`);
      if (handlers.has(scheme)) throw new Error('The scheme has been registered');
      handlers.set(scheme, handler);
    },
  },
  'protocol',
);

/** The handler of a scheme; undefined when there is none. */
export const schemeHandler = (scheme: string): SchemeHandler | undefined => handlers.get(scheme);
