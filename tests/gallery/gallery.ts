/**
 * The whole screen over the fake engine, to look at and to photograph. The address chooses what it shows:
 * `?theme=sepia&locale=fr&open=1&scene=refused&overlay=settings&query=sea`.
 */
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/opsz-italic.css';
import { mount } from 'svelte';
import { readSettings } from '../../contract/settings.ts';
import AppScreen from '../../renderer/App.svelte';
import { App, type Overlay } from '../../renderer/state/app.svelte.ts';
import '../../renderer/ui/theme.css';
import { createFakeEngine, type FakeEngine } from '../fakes/fake-engine.ts';
import { fakeLibrary } from '../fakes/fake-library.ts';
import { createFakeTransport } from '../fakes/fake-transport.ts';

const given = new URLSearchParams(location.search);
const scene = given.get('scene');

const crowd = Array.from({ length: 20_000 }, (_, number) => ({
  path: `crowd/${number}.txt`,
  text: `# Letter ${number + 1} from the coast\n\nThe tide came in at noon and took the chairs.`,
  language: 'en',
  addedAt: Date.UTC(2026, 0, 1) + number * 60_000,
}));

function arrange(engine: FakeEngine): void {
  const changes: Record<string, () => void> = {
    refused: () => {
      engine.refuse({ path: 'scans/Plan du port 1783.txt', reason: 'binary', bytes: 1_204_511 });
      engine.refuse({ path: 'notes/à finir.md', reason: 'empty', bytes: 0 });
      engine.refuse({ path: 'archives/Everything.txt', reason: 'too-large', bytes: 81_204_511 });
      engine.refuse({ path: 'private/letter.txt', reason: 'no-permission', bytes: null });
      engine.setStatus({
        annotationsKept: 'data-folder',
        annotationsDir: '/home/reader/.local/share/seedleaf',
      });
    },
    reading: () => engine.setStatus({ state: 'reading', reading: { done: 3_412, total: 20_000 } }),
    indexing: () => engine.setStatus({ indexing: { done: 812, total: 2_400 } }),
    missing: () => engine.setStatus({ state: 'missing', articles: 0 }),
  };
  changes[scene ?? '']?.();
}

const seed = scene === 'empty' || scene === 'missing' ? [] : scene === 'crowd' ? crowd : fakeLibrary;
const engine = createFakeEngine(seed);
arrange(engine);
const offers = given.has('loopback') ? [] : (['pickFolder', 'revealSource', 'openLink'] as const);
const app = new App(
  createFakeTransport(engine, { offers }),
  ['en'],
  matchMedia('(prefers-color-scheme: dark)'),
);
await app.settings.load();
await app.settings.change(
  readSettings({ theme: given.get('theme') ?? 'light', locale: given.get('locale') ?? 'en' }),
);
await app.load();

const rows = [0, 1, 2, 3, 4].flatMap((index) => app.shelf.row(index) ?? []);
const far = [0.42, 0, 1, 0.18, 0];
for (const [index, { id }] of rows.entries()) {
  const progress = far[index] ?? 0;
  if (progress > 0) await engine.handlers.saveReading({ articleId: id, offset: 0, progress });
}
const target = document.querySelector('#app');
if (!target) throw new Error('The page has no element #app.');
mount(AppScreen, { target, props: { app } });
const open = rows[Number(given.get('open') ?? -1)];
if (open) await app.reading.open(open.id);
if (given.has('query')) await app.search.type(given.get('query') ?? '');
app.overlay = given.get('overlay') as Overlay; // the address names one of them, or the gallery shows none
Object.assign(window, { app, engine });
