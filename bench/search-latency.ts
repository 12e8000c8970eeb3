/**
 * How long a key press waits for its results: over generated passages, beside FlexSearch as it comes in the same run.
 * Ours answers with groups, marks, snippets and exact counts; FlexSearch with up to a hundred numbers.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { Index } from 'flexsearch';
import { createSearchFunctions } from '../core/search/functions.ts';
import { paragraphs, randomFrom, type Random } from './generated-text.ts';

const PASSAGES = Number(process.argv[3] ?? 20_000);
const PER_ARTICLE = 8;
const QUERIES = 200;
const LIMIT = 50;

const wordsIn = (text: string): string[] => text.match(/\p{L}{4,}/gu) ?? ['mot'];

function queriesOf(texts: readonly string[], random: Random): Record<string, string[]> {
  const any = <T>(items: readonly T[], otherwise: T): T =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  const word = (): string => any(wordsIn(any(texts, '')), 'mot');
  const several = (): string => {
    const words = wordsIn(any(texts, ''));
    return [any(words, 'mot'), any(words, 'mot'), any(words, 'mot')].join(' ');
  };
  const make = (query: () => string): string[] => Array.from({ length: QUERIES }, query);
  return {
    'one word': make(word),
    'three words': make(several),
    'phrase of four': make(() => any(texts, '').split(' ').slice(4, 8).join(' ')),
    prefix: make(() => word().slice(0, 3)),
    'inside a word': make(() => word().slice(1, 4)),
    'one letter': make(() => word().slice(0, 1)),
  };
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

/** Processor time in milliseconds: what the wall clock would say on a machine with nothing else to do. */
function spent(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const texts = paragraphs(PASSAGES, randomFrom(11));
const ours = createSearchFunctions();
const plain = new Index();

const building = timed(() => {
  for (let at = 0; at < texts.length; at += PER_ARTICLE) {
    const pieces = texts.slice(at, at + PER_ARTICLE);
    let offset = 0;
    const blocks = pieces.map(({ length }) => {
      const start = offset;
      offset += length + 2;
      return { start, end: start + length };
    });
    const title = wordsIn(pieces[0] ?? '')
      .slice(0, 6)
      .join(' ');
    ours.put([
      {
        id: `article-${at}`,
        title,
        text: pieces.join('\n\n'),
        language: 'fr',
        author: null,
        publication: null,
        tags: [],
        source: null,
        blocks,
      },
    ]);
  }
});
const plainBuilding = timed(() => texts.forEach((text, id) => plain.add(id, text)));

const [cpu] = cpus();
const [load] = loadavg();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(load ?? 0).toFixed(1)}`,
);
console.log(
  `${PASSAGES} passages, ${Math.ceil(PASSAGES / PER_ARTICLE)} articles, ${QUERIES} queries of a kind, limit ${LIMIT}`,
);
console.log(
  `added in ${(building / 1000).toFixed(1)} s (FlexSearch as it comes ${(plainBuilding / 1000).toFixed(1)} s)`,
);

const rows = Object.entries(queriesOf(texts, randomFrom(5))).map(([kind, queries]) => {
  for (const query of queries.slice(0, 20))
    timed(() => [ours.find({ query, limit: LIMIT }), plain.search(query)]);
  const times = queries.map((query) => ({
    ours: timed(() => ours.find({ query, limit: LIMIT })),
    plain: timed(() => plain.search(query, { limit: 100 })),
  }));
  const own = times.map((time) => time.ours).sort((a, b) => a - b);
  const others = times.map((time) => time.plain).sort((a, b) => a - b);
  const processor = queries
    .map((query) => spent(() => ours.find({ query, limit: LIMIT })))
    .sort((a, b) => a - b);
  const mean = (all: readonly number[]): number => all.reduce((sum, time) => sum + time, 0) / all.length;
  return {
    kind,
    'p50 ms': quantile(own, 0.5).toFixed(2),
    'p95 ms': quantile(own, 0.95).toFixed(2),
    'processor p50': quantile(processor, 0.5).toFixed(2),
    'processor p95': quantile(processor, 0.95).toFixed(2),
    'FlexSearch p50': quantile(others, 0.5).toFixed(3),
    'FlexSearch p95': quantile(others, 0.95).toFixed(3),
    'ratio of means': (mean(own) / mean(others)).toFixed(1),
  };
});
console.table(rows);
