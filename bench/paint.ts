/**
 * Painting very many marks on a long article, beside wrapping them in elements, and pointing at them:
 * `npm run bench:paint [MARKS]`. Then the whole program opening that article (build it first: `npx vite build --app`).
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { launchOptions } from '../build/chromium.ts';
import { COLOURS } from '../contract/annotation.ts';
import type { Article, Block } from '../contract/article.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import type * as inPage from './paint/in-page.ts';
import { openInProgram } from './paint/program.ts';

const MARKS = Number(process.argv[3] ?? 5_000);
const CHARACTERS = 1_000_000;
const ROUNDS = 5;
const POINTS = 1_000;
const WAYS: readonly inPage.Way[] = [
  'painted',
  'painted, all laid out',
  'marks in the text',
  'wrapped, all laid out',
];
const TITLE = 'A long article';
const random = randomFrom(5);

/** Paragraphs of at least this many characters together. */
function runs(): string[] {
  const made: string[] = [];
  for (let length = 0; length < CHARACTERS;) {
    const next = paragraphs(1, random)[0] ?? '';
    made.push(next);
    length += next.length;
  }
  return made;
}

function articleOf(texts: readonly string[]): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const run of texts) {
    const start = text === '' ? 0 : text.length + 2;
    text += text === '' ? run : `\n\n${run}`;
    blocks.push({
      kind: blocks.length === 0 ? 'title' : 'paragraph',
      start,
      end: start + run.length,
      marks: [],
    });
  }
  // The page reads nothing else of an article.
  return { text, blocks, language: 'fr' } as unknown as Article;
}

/** Marks all over the text, some over one another, each at least partly in sight of none around it. */
const marksOn = (length: number): inPage.Mark[] =>
  Array.from({ length: MARKS }, (_, at) => {
    const start = TITLE.length + 2 + Math.floor((at * (length - 1_000)) / MARKS) + Math.floor(random() * 60);
    return {
      start,
      end: start + 20 + Math.floor(random() * 220),
      colour: COLOURS[at % COLOURS.length] ?? 'sun',
    };
  });

/** The page's code as one script, and its style sheets. */
async function pageOf(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(process.cwd(), 'bench/paint/in-page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [bundle] = built as Rolldown.RolldownOutput[]; // one format, not watched: one output
  const script = bundle?.output[0].code ?? '';
  const style = ['renderer/ui/theme.css', 'renderer/page/page-text.css'].map((path) =>
    readFileSync(path, 'utf8'),
  );
  return `<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><style>${style.join('\n')}
    main { height: 100vh; overflow: auto } .page-text { width: 38rem; margin: 2rem auto }
    .page-text.whole [data-section] { content-visibility: visible !important }</style>
    <main><div class="page-text" lang="fr"></div></main><script>${script}</script></html>`;
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const ms = (time: number): number => Math.round(time * 10) / 10;

async function measure(
  page: Page,
  html: string,
  way: inPage.Way,
  article: Article,
  marks: readonly inPage.Mark[],
) {
  const timings: inPage.Timing[] = [];
  const busy: number[] = [];
  const metrics = await page.context().newCDPSession(page);
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyUntilNow = async (): Promise<number> => {
    const all = await metrics.send('Performance.getMetrics');
    return (all.metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  for (let round = 0; round < ROUNDS; round++) {
    await page.setContent(html);
    const given = { way, article, marks };
    const before = await busyUntilNow();
    timings.push(await page.evaluate((it) => window.painting.open(it.way, it.article, it.marks), given));
    busy.push((await busyUntilNow()) - before);
  }
  const hits = await page.evaluate((it) => window.painting.hit(it.way, it.points), { way, points: POINTS });
  const of = (part: keyof inPage.Timing): number => ms(middle(timings.map((timing) => timing[part])));
  return {
    'text shown': of('text'),
    'marks made': of('made'),
    'marks shown': of('shown'),
    'all of it': ms(middle(timings.map(({ text, made, shown }) => text + made + shown))),
    'processor, all': ms(middle(busy)),
    'hit, median': ms(hits.median),
    'hit, p99': ms(hits.p99),
    'hit, worst': ms(hits.worst),
    'points on a mark': `${hits.found} of ${hits.asked}`,
  };
}

const texts = runs();
const article = articleOf([TITLE, ...texts]);
const marks = marksOn(article.text.length);
const browser = await chromium.launch(launchOptions);
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Chromium ${browser.version()}`;
console.log(
  `${machine}; load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
console.log(
  `${article.text.length} characters in ${article.blocks.length} blocks, ${MARKS} marks; milliseconds, median of ${ROUNDS}`,
);

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const html = await pageOf();
const table: Record<string, unknown> = {};
for (const way of WAYS) table[way] = await measure(page, html, way, article, marks);
console.table(table);
await page.close();

console.log('The whole program, from the click on the shelf:');
const openings = await openInProgram(browser, { title: TITLE, paragraphs: texts, marks }, ROUNDS);
console.table(
  openings.map((opening) =>
    Object.fromEntries(Object.entries(opening).map(([name, time]) => [name, ms(Number(time))])),
  ),
);
await browser.close();
