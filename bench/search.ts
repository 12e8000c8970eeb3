/**
 * How good and how fast search is, beside a plain BM25, FlexSearch, MiniSearch, Lunr and SQLite in the same run.
 *
 *     npm run bench:search -- [--questions FILE] [--paragraphs 20000] [--runs 3] [--sample 600] [--half report|tune]
 *                             [--only Seedleaf,FTS5] [--tasks questions,slips,cut,titles]
 *
 * FILE is in the format of SQuAD; generated paragraphs are added to its own until there are enough. Without one all is
 * generated. Settings are tuned on the articles with an even number, and reported on the others.
 */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ENGINES, type EngineName, type Search } from './search/engines.ts';
import { measure, type Asked, type Measured } from './search/measure.ts';
import { generatedQuestions, questionsOf } from './search/questions.ts';
import { searchArticles } from './search/titles.ts';
import { cutShort, holdersOf, withSlip } from './search/variants.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    questions: { type: 'string' },
    paragraphs: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '3' },
    sample: { type: 'string', default: '600' },
    half: { type: 'string', default: 'report' },
    only: { type: 'string', default: Object.keys(ENGINES).join(',') },
    tasks: { type: 'string', default: 'questions,slips,cut,titles' },
  },
});
const [count, runs, sample] = [Number(values.paragraphs), Number(values.runs), Number(values.sample)];
const tasks = values.tasks.split(',');

const all = values.questions === undefined ? generatedQuestions(count) : questionsOf(values.questions, count);
const half = all.questions.filter(({ article }) => article % 2 === (values.half === 'tune' ? 0 : 1));
const step = Math.max(1, half.length / sample);
const questions = half.filter((_question, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));

const [cpu] = cpus();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${String(availableParallelism())} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
);
console.log(
  `${String(all.paragraphs.length)} paragraphs, ${String(all.real)} of them not generated; ${String(questions.length)} of ${String(all.questions.length)} questions (${values.half} half), medians of ${String(runs)} runs`,
);

const isEngine = (name: string): name is EngineName => Object.hasOwn(ENGINES, name);
const built = new Map<EngineName, Search>();
for (const name of values.only.split(',').filter(isEngine)) {
  const start = performance.now();
  built.set(name, await ENGINES[name](all.paragraphs));
  console.log(`${name}: built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

const chosen = (...names: readonly EngineName[]): Map<string, Search> =>
  new Map([...built].filter(([name]) => names.includes(name)));

function show(title: string, measured: ReadonlyMap<string, Measured>): void {
  const own = measured.get('Seedleaf')?.mrr ?? NaN;
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      [...measured].map(([name, { mrr, empty, p50, p95, processor50, processor95 }]) => [
        name,
        {
          'MRR@10': mrr.toFixed(4),
          'ours is': `${(own / mrr).toFixed(3)} x`,
          empty: `${(empty * 100).toFixed(1)} %`,
          'p50 ms': p50.toFixed(2),
          'p95 ms': p95.toFixed(2),
          'processor p50': processor50.toFixed(2),
          'processor p95': processor95.toFixed(2),
        },
      ]),
    ),
  );
}

const asked = (queryOf: (question: string, number: number) => string): Asked[] =>
  questions.map(({ text, answer }, number) => ({ query: queryOf(text, number), answer }));

if (tasks.includes('questions'))
  show('Questions as they are asked', measure(built, asked((text) => text), runs)); // prettier-ignore
if (tasks.includes('slips')) {
  const holders = holdersOf(all.paragraphs);
  const engines = chosen('Seedleaf', 'plain BM25', 'FlexSearch French', 'MiniSearch', 'MiniSearch fuzzy');
  show('With one slip in the rarest word', measure(engines, asked((text, i) => withSlip(text, holders, i)), runs)); // prettier-ignore
}
if (tasks.includes('cut')) {
  const engines = chosen('Seedleaf', 'plain BM25', 'FlexSearch', 'FlexSearch forward');
  show('With the last word cut to three fifths', measure(engines, asked(cutShort), runs));
}
if (tasks.includes('titles')) {
  const engines = new Map([['Seedleaf', searchArticles(all)]]);
  const titles = all.articles
    .filter((_article, number) => all.real === 0 || number < all.articles.length)
    .map(({ title }, number) => ({ query: title, answer: number }))
    .filter(({ answer }) => questions.some(({ article }) => article === answer));
  show('Articles by their title', measure(engines, titles, runs));
  const byArticle = questions.map(({ text, article }) => ({ query: text, answer: article }));
  show('Articles by a question their text answers', measure(engines, byArticle, runs));
}
