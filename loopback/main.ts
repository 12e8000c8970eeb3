/** The browser shell's composition: arguments, one engine, the server, a link in the terminal, an orderly end. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chooseLanguage, MESSAGES, type Messages } from '../contract/messages/index.ts';
import { failureOf } from '../contract/reply.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { readArguments, type Arguments, type Reading } from './arguments.ts';
import { dataFolder } from './data-folder.ts';
import { claimDataFolder } from './instance.ts';
import { keepPort, lastPort } from './last-port.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { startLoopbackServer, type LoopbackOptions, type LoopbackServer } from './server.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const report = (bug: unknown): void =>
  complain(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));

const words: Messages = MESSAGES[chooseLanguage([Intl.DateTimeFormat().resolvedOptions().locale])];

/** A start that cannot be, said in words that were written for a person. */
class StartError extends Error {}

function sayProblem({ problem, word }: Extract<Reading, { kind: 'problem' }>): string {
  const said = words.loopback.problems[problem](word);
  return `${said}\n\n${words.loopback.usage}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function explain(error: unknown, { libraryDir, port }: Arguments): string | null {
  if (error instanceof StartError) return error.message;
  const failure = failureOf(error);
  if (failure) return words.errors[failure.code](failure.subject ?? libraryDir ?? '');
  if (codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES') return words.loopback.portTaken(port);
  return null;
}

/** Prints an address that opens the reader once. */
function sayLink(server: LoopbackServer): string {
  const link = server.freshLink();
  say(words.loopback.address(link));
  return link;
}

/** Ends in order at the first Ctrl+C or SIGTERM, at once at the second. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const end = (): void => {
    if (closing) process.exit(130);
    closing = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        report(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** On the port that was asked for; where none was, on the last one if it is free. */
async function listen(
  house: Omit<LoopbackOptions, 'port'>,
  asked: number,
  last: number,
): Promise<LoopbackServer> {
  if (asked !== 0 || last === 0) return startLoopbackServer({ ...house, port: asked });
  try {
    return await startLoopbackServer({ ...house, port: last });
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error;
    return startLoopbackServer({ ...house, port: 0 });
  }
}

async function start(named: Arguments): Promise<void> {
  const assets = built('../renderer/');
  if (!existsSync(`${assets}index.html`)) throw new StartError(words.loopback.notBuilt);
  const dataDir = named.dataDir ?? dataFolder(process.platform, process.env, homedir());
  const claim = claimDataFolder(dataDir);
  if (claim.kind === 'taken') throw new StartError(words.loopback.alreadyRunning(claim.pid, claim.file));
  process.once('exit', () => claim.release());
  const engine = await openReader({
    libraryDir: named.libraryDir,
    defaultLibraryDir: built('../../seeds'),
    dataDir,
    startThread: workersIn(new URL('./', import.meta.url)),
    report,
  });
  const server = await listen({ engine, assets, now: Date.now, report }, named.port, lastPort(dataDir));
  keepPort(dataDir, Number(new URL(server.origin).port));
  closeOnSignal(async () => {
    await server.close();
    await engine.close();
  });
  const { dir, state } = await engine.handlers.libraryStatus({});
  say(state === 'missing' ? words.errors['library-missing'](dir) : words.loopback.reading(dir));
  const link = sayLink(server);
  say(words.loopback.again);
  process.stdin.on('data', () => void sayLink(server));
  if (named.opensBrowser && hasDisplay(process.platform, process.env))
    openBrowser(link, () => say(words.loopback.noBrowser));
}

const reading = readArguments(process.argv.slice(2), process.cwd());
if (reading.kind === 'help') say(words.loopback.usage);
else if (reading.kind === 'problem') {
  complain(sayProblem(reading));
  process.exitCode = 2;
} else
  start(reading).catch((error: unknown) => {
    const said = explain(error, reading);
    if (said === null) report(error);
    else complain(said);
    process.exit(1);
  });
