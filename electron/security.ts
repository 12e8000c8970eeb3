/**
 * What no page may do, whatever it holds: reach the network, leave its address, open a window, ask for a permission,
 * save a download. Links leave through the call `openLink` alone.
 */
import { app, type Session, type WebContents } from 'electron';
import { isOwnAddress, isOwnPage } from './origin.ts';

/** Runs before the program is ready, so that it holds for every page from its birth. */
export function lockDownPages(): void {
  app.enableSandbox();
  // No name is ever looked up, not even by a request that the session would refuse later.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

/** Keeps one page where it is. Reloading it is allowed. */
function confine(contents: WebContents): void {
  contents.on('will-navigate', (navigation) => {
    if (!isOwnPage(navigation.url)) navigation.preventDefault();
  });
  contents.on('will-frame-navigate', (navigation) => {
    if (!navigation.isMainFrame) navigation.preventDefault();
  });
  contents.on('will-redirect', (navigation) => navigation.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Refuses every permission, every request but for the bundle's own files, and every download. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isHarmless(url) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** The bundle, and bytes that the page holds already; the developer tools of a checkout load from `devtools:`. */
const isHarmless = (url: string): boolean =>
  isOwnAddress(url) || /^(data|blob):/.test(url) || (!app.isPackaged && url.startsWith('devtools:'));
