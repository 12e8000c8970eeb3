/** The desktop shell's composition: the engine, the window, the menu and the locks, started in the right order. */
import { app, BrowserWindow, dialog, session } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../contract/engine.ts';
import type { Event } from '../contract/events.ts';
import { MESSAGES } from '../contract/messages/index.ts';
import { failureOf } from '../contract/reply.ts';
import { STANDARD_SETTINGS, type Settings } from '../contract/settings.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { askBeforeClosing } from './closing.ts';
import { defaultLibrary, makeDefaultLibrary } from './default-library.ts';
import { hostHandlers } from './host-calls.ts';
import { answerCalls, tell } from './ipc.ts';
import { createLinks } from './links.ts';
import { languageOf, showMenu } from './menu.ts';
import { LINK_SCHEME } from './origin.ts';
import { registerAppScheme, serveBundle } from './protocol.ts';
import { closeOnQuit, quitAfterLastWindow } from './quit.ts';
import { handOver, libraryHandedOver, linkHandedOver } from './second-start.ts';
import { lockDownPages, lockDownSession } from './security.ts';
import { describeStartupFailure } from './startup-failure.ts';
import { bringForward, followTheme, openWindow } from './window.ts';

const built = (path: string): URL => new URL(path, import.meta.url);

const report = (trouble: unknown): void => {
  process.stderr.write(
    `${trouble instanceof Error ? (trouble.stack ?? trouble.message) : String(trouble)}\n`,
  );
};

const links = createLinks();
/** Tells the screen that a link waits; nobody hears it until there is one, which then asks by itself. */
let tellLink = (): void => undefined;

/** Everything that must be settled before the program is ready, and before it waits for anything. */
function prepare(): Arguments {
  registerAppScheme();
  lockDownPages();
  // macOS hands links over by an event, which may come before anything is open.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (links.offer(url)) tellLink();
  });
  const named = readArguments(process.argv.slice(1), process.cwd());
  if (named.dataDir !== null) app.setPath('userData', named.dataDir);
  // The browser's own files stay apart from the settings and caches of the reader.
  app.setPath('sessionData', join(app.getPath('userData'), 'browser'));
  return named;
}

async function start(named: Arguments): Promise<void> {
  if (named.link !== null) links.offer(named.link);
  await app.whenReady();
  // A checkout would take the links of an installed program away from it.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  lockDownSession(session.defaultSession);
  serveBundle(built('../renderer/'));
  const engine = await openReader({
    libraryDir: named.libraryDir,
    defaultLibraryDir: makeDefaultLibrary(),
    dataDir: app.getPath('userData'),
    startThread: workersIn(built('./')),
  });
  closeOnQuit(engine, report);
  answerCalls({ ...engine.handlers, ...hostHandlers(engine, links) }, report);
  present(engine, await engine.handlers.settings({}));
}

/** Shows the window and the menu, and keeps both in step with the engine. */
function present(engine: Engine, initial: Settings): void {
  let settings = initial;
  const tellPages = (event: Event): void => {
    for (const { webContents } of BrowserWindow.getAllWindows()) tell(webContents, event);
  };
  const menu = (): void =>
    showMenu(settings.locale, (command) => tellPages({ name: 'command', payload: { command } }));
  let window: BrowserWindow | null = null;
  const theWindow = (): BrowserWindow => {
    if (window && !window.isDestroyed()) return window;
    window = openWindow({
      preload: fileURLToPath(built('../preload/preload.cjs')),
      placeFile: join(app.getPath('userData'), 'window.json'),
      theme: settings.theme,
      report,
    });
    askBeforeClosing(window, () => MESSAGES[languageOf(settings.locale)].closing);
    return window;
  };

  engine.subscribe((event) => {
    tellPages(event);
    if (event.name !== 'settings-changed') return;
    settings = event.payload;
    followTheme(settings.theme);
    menu();
  });
  tellLink = () => {
    bringForward(theWindow());
    tellPages({ name: 'link-waiting', payload: {} });
  };
  app.on('activate', () => bringForward(theWindow()));
  app.on('second-instance', (_event, _argv, _directory, handedOver) => {
    bringForward(theWindow());
    const link = linkHandedOver(handedOver);
    if (link !== null && links.offer(link)) tellLink();
    const dir = libraryHandedOver(handedOver);
    if (dir !== null) openAnotherLibrary(engine, dir, settings).catch(report);
  });
  menu();
  theWindow();
}

/** Opens the folder that a second start named; says so when that cannot be. */
async function openAnotherLibrary(engine: Engine, dir: string, { locale }: Settings): Promise<void> {
  try {
    await engine.handlers.openLibrary({ dir });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const { app: words, errors } = MESSAGES[languageOf(locale)];
    dialog.showErrorBox(words.name, errors[failure.code](failure.subject ?? dir));
  }
}

/** Says why the program cannot start, and ends it. */
function giveUp(error: unknown, { libraryDir }: Arguments): void {
  report(error);
  const places = { library: libraryDir ?? defaultLibrary(), data: app.getPath('userData') };
  const { title, message } = describeStartupFailure(error, places, languageOf(STANDARD_SETTINGS.locale));
  dialog.showErrorBox(title, message);
  app.exit(1);
}

const named = prepare();
if (app.requestSingleInstanceLock(handOver(named))) {
  quitAfterLastWindow();
  // Never awaited here: Electron is not ready before this module has run to its end.
  start(named).catch((error: unknown) => giveUp(error, named));
} else {
  app.quit();
}
