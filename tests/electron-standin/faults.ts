/**
 * Deliberate faults of the desktop shell, each with the claim that must notice it. They are put into a copy of the built
 * program, so a fault is a piece of the bundle's text and what stands in its place.
 */

/** What notices a program that never shows its window. */
export const DOES_NOT_START = 'the program does not start';

export interface Fault {
  readonly name: string;
  /** Pieces of the built files, each found exactly once, with their replacements. */
  readonly edits: readonly (readonly [found: string, replacement: string])[];
  /** The sentence of a claim, or DOES_NOT_START. */
  readonly noticedBy: string;
}

const fault = (name: string, noticedBy: string, ...edits: Fault['edits']): Fault => ({
  name,
  noticedBy,
  edits,
});

const TRANSPORT = 'the page sees a frozen transport and nothing else';
const STRANGER = 'a page that is not the program’s own gets no answer and hears no event';
const ADDRESS = 'the page cannot leave its address';
const HEADERS = 'every answer carries the security headers, found or not';
const CODE = 'no inline script or evaluated text runs, and no markup is made of text';
const PERMISSION = 'every permission is denied';

export const faults: readonly Fault[] = [
  // The bridge.
  fault('the preload gives away ipcRenderer', TRANSPORT, [
    'exposeInMainWorld("seedleaf", bridge)',
    'exposeInMainWorld("seedleaf", electron.ipcRenderer)',
  ]),
  fault('the preload gives away one thing more', TRANSPORT, [
    'exposeInMainWorld("seedleaf", bridge)',
    'exposeInMainWorld("seedleaf", { ...bridge, send: electron.ipcRenderer.send })',
  ]),
  fault('the preload needs a module of Node', TRANSPORT, [
    'let electron = require("electron");',
    'let electron = require("electron"); require("node:path");',
  ]),
  fault('the preload is an ES module', DOES_NOT_START, [
    'let electron = require("electron");',
    'import electron from "electron";',
  ]),
  fault('the preload lets a broken call reject', 'an input that cannot cross is refused as data, too', [
    '.catch(disconnected)',
    '',
  ]),
  fault('unsubscribing does nothing', 'events reach a listener until it unsubscribes', [
    'electron.ipcRenderer.off(EVENT_CHANNEL, relay);',
    '',
  ]),

  // The door.
  fault('any page is answered', STRANGER, [
    'if (!isOwnFrame(event.senderFrame))',
    'if (event.senderFrame === null)',
  ]),
  fault('events go to any page', STRANGER, [
    '!contents.isDestroyed() && isOwnFrame(contents.mainFrame)',
    'true',
  ]),
  fault('inputs are not checked', 'an input that does not fit is refused as data', [
    'if (!checked.success) return',
    'if (checked === null) return',
  ]),
  fault(
    'an answer holds what cannot cross',
    'every call of the engine is answered, and the desktop offers all of its own',
    ['value: await handler(checked.output)', 'value: () => handler(checked.output)'],
  ),

  // The scheme.
  fault('the scheme is not secure', 'the page is a secure context with an origin of its own', [
    'secure: true',
    'secure: false',
  ]),
  fault('the scheme cannot be fetched', 'the files of the bundle are served with their types', [
    'supportFetchAPI: true',
    'supportFetchAPI: false',
  ]),
  fault('the scheme is registered too late', DOES_NOT_START, [
    'function prepare() {\n\tregisterAppScheme();',
    'function prepare() {\n\tapp.whenReady().then(registerAppScheme);',
  ]),
  fault('any file of the machine is served', 'what is not in the bundle is not found, by any spelling', [
    '&& Object.hasOwn(ASSET_TYPES, extensionOf(relative)) ? relative : null;',
    '? relative : relative;',
  ]),
  fault('the bundle answers every method', 'the bundle can only be read', [
    'if (method !== "GET") return refuse(405);',
    '',
  ]),
  fault('what is not found has no security headers', HEADERS, ['\theaders: SECURITY_HEADERS\n', '']),
  fault('text may become markup', CODE, [`"require-trusted-types-for": "'script'",`, '']),
  fault('text may be evaluated', HEADERS, [`"script-src": "'self'"`, `"script-src": "'self' 'unsafe-eval'"`]),

  fault(
    'the program’s own templates are refused',
    'the program’s own page loads without breaking any of these rules',
    ['"trusted-types": "svelte-trusted-html"', '"trusted-types": "\'none\'"'],
  ),

  // The locks.
  fault('the page is not sandboxed', DOES_NOT_START, ['sandbox: true', 'sandbox: false']),
  fault('the page shares a world with the preload', DOES_NOT_START, [
    'contextIsolation: true',
    'contextIsolation: false',
  ]),
  fault('the page has Node', DOES_NOT_START, ['nodeIntegration: false', 'nodeIntegration: true']),
  fault('the page may go anywhere', ADDRESS, [
    'if (!isOwnPage(navigation.url)) navigation.preventDefault();',
    '',
  ]),
  fault('the page may go to any file of the bundle', ADDRESS, ['&& new URL(url).pathname === "/"', '']),
  fault('the page may open windows', 'no window is opened', [
    'contents.setWindowOpenHandler(() => ({ action: "deny" }));',
    '',
  ]),
  fault('permissions are granted when they are asked for', PERMISSION, [
    'session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));',
    '',
  ]),
  fault('permissions are granted when they are looked up', PERMISSION, [
    'session.setPermissionCheckHandler(() => false);',
    '',
  ]),
  fault(
    'requests are not cancelled',
    'no request leaves even a page without a policy: the session cancels it',
    ['answer({ cancel: !isHarmless(url) })', 'answer({})'],
  ),
  fault('names are looked up', 'no name is ever looked up', [
    'app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");',
    '',
  ]),
  fault('downloads are saved', 'nothing is downloaded', [
    'session.on("will-download", (event) => event.preventDefault());',
    '',
  ]),
  fault('spelling is checked', 'nothing is checked for spelling, for which dictionaries would be fetched', [
    'session.setSpellCheckerEnabled(false);',
    '',
  ]),

  // The desktop.
  fault(
    'any address is opened outside',
    'no other address leaves',
    ['regex(/^(https?|mailto):/i)', 'regex(/^/)'],
    ['.includes(parsed.protocol)) throw', '.includes("https:")) throw'],
  ),
  fault('the menu sends nothing', 'every command of the menu reaches the page', [
    'click: () => send(id)',
    'click: () => id',
  ]),
  fault(
    'the menu keeps its language',
    'the menu speaks the language of the settings as soon as it is changed',
    ['followTheme(settings.theme);\n\t\tmenu();', 'followTheme(settings.theme);'],
  ),
  fault('the theme is not followed', 'dialogs, menus and the colour under the page follow the theme', [
    'followTheme(settings.theme);\n\t\tmenu();',
    'menu();',
  ]),

  // Its life.
  fault('the entry waits for the program to be ready', DOES_NOT_START, [
    'var named = prepare();',
    'await app.whenReady();\nvar named = prepare();',
  ]),
  fault(
    'two programs read one data folder',
    'a second start hands its library over, brings the window forward and ends',
    ['app.requestSingleInstanceLock(handOver(named))', 'named'],
  ),
  fault(
    'the library of a second start is lost',
    'a second start hands its library over, brings the window forward and ends',
    ['app.requestSingleInstanceLock(handOver(named))', 'app.requestSingleInstanceLock({})'],
  ),
  fault('the program goes on without its window', 'closing the window ends the program', [
    'if (process.platform !== "darwin") app.quit();',
    '',
  ]),
];
