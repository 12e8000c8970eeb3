/**
 * How long the notebook's engine takes to answer over very many annotations, and how long it holds up the thread that
 * answers the screen. `node bench/run.mjs notebook [annotations]`; `notebook-scroll` measures the screen.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { COLOURS } from '../contract/annotation.ts';
import type { NotebookFilter, NotebookQuery } from '../contract/notebook.ts';
import { createNotes, type Note } from '../core/notebook/fixtures/notes.ts';
import { Notebook } from '../core/notebook/notebook.ts';
import { paragraphs, randomFrom } from './generated-text.ts';

const ANNOTATIONS = Number(process.argv[3] ?? 100_000);
const ARTICLES = Math.ceil(ANNOTATIONS / 50);
const WINDOW = 60;

const random = randomFrom(3);
const texts = paragraphs(4_000, random);
const below = (limit: number): number => Math.floor(random() * limit);
const some = (): string => texts[below(texts.length)] ?? '';
const notes = Array.from({ length: ANNOTATIONS }, (_, index): Note => ({
  id: String(index),
  articleId: `article ${below(ARTICLES)}`,
  quote: some().slice(0, 40 + below(240)),
  note: random() < 0.5 ? some().slice(0, 20 + below(120)) : '',
  tags: random() < 0.4 ? [`étiquette ${below(200)}`] : [],
  colour: COLOURS[below(COLOURS.length)] ?? 'sun',
  start: below(50_000),
  createdAt: Date.UTC(2026, 0, 1) + below(300) * 86_400_000 + index,
}));

const everything: NotebookFilter = {
  search: '',
  colours: [],
  tags: [],
  untagged: false,
  articleId: null,
  date: { by: 'created', from: null, until: null },
  states: [],
  gone: false,
};
const ask = (
  filter: Partial<NotebookFilter> = {},
  rest: Partial<Omit<NotebookQuery, 'filter'>> = {},
): NotebookQuery => ({
  filter: { ...everything, ...filter },
  ...{ sort: 'created', descending: true, group: 'none', from: 0, count: WINDOW },
  ...rest,
});

const quantile = (times: readonly number[], q: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};

const [cpu] = cpus();
const [load] = loadavg();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(load ?? 0).toFixed(1)}`,
);

const sources = createNotes(notes);
const notebook = new Notebook(sources, () => undefined);
const rows: Record<string, string | number>[] = [];

async function measure(what: string, runs: readonly (() => Promise<unknown>)[]): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (const run of runs) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
    await new Promise((resolve) => setImmediate(resolve));
  }
  delay.disable();
  rows.push({
    what,
    runs: runs.length,
    'p50 ms': quantile(times, 0.5).toFixed(2),
    'p95 ms': quantile(times, 0.95).toFixed(2),
    'max ms': Math.max(...times).toFixed(2),
    'thread held, max ms': (delay.max / 1e6).toFixed(1),
  });
}

const windows = (filter: Partial<NotebookFilter> = {}, rest = {}) =>
  Array.from({ length: 300 }, (_, page) => () => {
    const from = (page * 7 * WINDOW) % ANNOTATIONS;
    return notebook.window(ask(filter, { ...rest, from }));
  });
const typed = (words: string) =>
  Array.from(words, (_, index) => () => notebook.window(ask({ search: words.slice(0, index + 1) })));

await measure('first window, everything sorted', [() => notebook.window(ask())]);
await measure('windows while scrolling', windows());
await measure('first key of a first search', [() => notebook.window(ask({ search: 'q' }))]);
for (const words of ['tion', 'le chant', 'rousseau'])
  await measure(`searching, key by key: ${words}`, typed(words));
await measure('windows of a search', windows({ search: 'tion' }));
await measure('another sort for the first time', [() => notebook.window(ask({}, { sort: 'place' }))]);
await measure('grouped by article', [() => notebook.window(ask({}, { sort: 'place', group: 'article' }))]);
await measure('grouped by tag', [() => notebook.window(ask({}, { group: 'tag' }))]);
await measure('one colour', [() => notebook.window(ask({ colours: ['leaf'] }))]);
await measure('what there is to filter by', [() => notebook.facets()]);
await measure(
  'tags as typed',
  Array.from({ length: 50 }, (_, at) => () => notebook.tags({ query: String(at), limit: 8 })),
);
await measure(
  'a note changed, and the window anew',
  Array.from({ length: 50 }, (_, at) => async () => {
    await sources.store.changeAll([{ annotationId: String(at * 11), note: `again ${at}` }]);
    await notebook.window(ask());
  }),
);
await measure('every tag of one name renamed, and the window anew', [
  async () => {
    await notebook.rename({ tag: 'étiquette 7', name: 'étiquette 8' });
    await notebook.window(ask());
  },
]);
console.log(`${ANNOTATIONS} annotations of ${ARTICLES} articles, windows of ${WINDOW}`);
console.table(rows);
notebook.close();
