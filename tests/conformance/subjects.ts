/** The three transports: in the same process, over the loopback server, over the desktop shell's bridge. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type { Event } from '../../contract/events.ts';
import { openAnnotations } from '../../core/annotations/annotations.ts';
import { annotate } from '../../core/annotations/fixtures/library.ts';
import { startShell, type Shell } from '../e2e/shells.ts';
import { createFakeEngine } from '../fakes/fake-engine.ts';
import { fakeLibrary } from '../fakes/fake-library.ts';
import { createFakeTransport } from '../fakes/fake-transport.ts';
import type { Subject } from './subject.ts';

export function openFake(): Promise<Subject> {
  const engine = createFakeEngine();
  const transport = createFakeTransport(engine, { offers: ['openLink'] });
  return Promise.resolve({
    invoke: (name, input) => transport.invoke(name, input),
    offers: () => Promise.resolve(transport.offers),
    listen: () => {
      const heard: Event[] = [];
      const stop = transport.subscribe((event) => void heard.push(event));
      return Promise.resolve({
        heard: () => Promise.resolve([...heard]),
        stop: () => {
          stop();
          stop();
          return Promise.resolve();
        },
      });
    },
    crash: null,
    close: () => engine.close(),
  });
}

/** `page-entry.ts` and all that it imports, as one script. */
async function bundleEntry(): Promise<string> {
  const entry = fileURLToPath(new URL('./page-entry.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput; // neither a watcher nor several outputs, as asked above
  return built.output[0].code;
}

/** Reaches the engine from inside a page of the program; run past the page's policy, as no page could by itself. */
async function fromPage(page: Page, script: string): Promise<Pick<Subject, 'invoke' | 'offers' | 'listen'>> {
  await page.evaluate(script);
  return {
    invoke: (name, input) =>
      page.evaluate(async ([name, input]) => (await window.conformance).transport.invoke(name, input), [
        name,
        input,
      ] as const),
    offers: () => page.evaluate(async () => [...(await window.conformance).transport.offers]),
    async listen() {
      const index = await page.evaluate(async () => {
        const { transport, heard, stops } = await window.conformance;
        const own: Event[] = [];
        stops.push(transport.subscribe((event) => void own.push(event)));
        return heard.push(own) - 1;
      });
      return {
        heard: () => page.evaluate(async (at) => (await window.conformance).heard[at] ?? [], index),
        stop: () =>
          page.evaluate(async (at) => {
            const stop = (await window.conformance).stops[at];
            stop?.();
            stop?.();
          }, index),
      };
    },
  };
}

function writeLibrary(dir: string): void {
  for (const { path, text } of fakeLibrary) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** An annotation from before the program starts, so that there is a state to take a snapshot of. */
export const EARLIER_ID = '5d0f7a52-0b53-4d5e-8c39-7f5f1c0c9e02';

async function annotateEarlier(libraryDir: string, folder: string): Promise<void> {
  const [fallbackDir, dataDir] = [join(folder, 'kept'), join(folder, 'other-data')];
  const store = await openAnnotations({ libraryDir, fallbackDir, dataDir, now: Date.now });
  await annotate(store, 'From before', EARLIER_ID);
  await store.close();
}

/** The built program in either shell, on files of the sample library. */
export async function openShell(shell: Shell): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'seedleaf-conformance-'));
  const library = join(folder, 'library');
  writeLibrary(library);
  await annotateEarlier(library, folder);
  const running = await startShell(shell, { library, data: join(folder, 'data'), locale: 'en-GB' });
  const inPage = await fromPage(running.page, await bundleEntry());
  return {
    ...inPage,
    crash: running.killUnderPage,
    async close() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
