/**
 * How good and how fast search is, beside a plain BM25, FlexSearch, MiniSearch, Lunr and SQLite in the same run.
 *
 *     npm run bench:search -- [--questions FILE] [--paragraphs 20000] [--runs 5] [--sample 600] [--half report|tune]
 *                             [--only Seedleaf,FTS5] [--tasks questions,slips,cut,everything,related,titles]
 *
 * FILE is in the format of SQuAD; generated paragraphs are added to its own until there are enough. Without one all is
 * generated. Settings are tuned on the articles with an even number, and reported on the others. Every engine has a
 * process of its own; they are built one after another, and asked in turn.
 */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { show } from './search/aims.ts';
import type { Text } from './search/engine-messages.ts';
import { ENGINES, isEngineName, type EngineName } from './search/engines.ts';
import { kinAsked } from './search/kin.ts';
import { measure, reciprocalRank, type Asked, type Engines } from './search/measure.ts';
import { generatedQuestions, questionsOf } from './search/questions.ts';
import { RemoteEngine } from './search/remote-engine.ts';
import { cutShort, everythingOf, holdersOf, withSlip } from './search/variants.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    questions: { type: 'string' },
    paragraphs: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '5' },
    sample: { type: 'string', default: '600' },
    half: { type: 'string', default: 'report' },
    only: { type: 'string', default: Object.keys(ENGINES).join(',') },
    tasks: { type: 'string', default: 'questions,slips,cut,everything,related,titles' },
  },
});
const [count, runs, sample] = [Number(values.paragraphs), Number(values.runs), Number(values.sample)];
/** A paragraph is so many times as long as a question, and takes some engines as many times as long. */
const LONGER = 4;
const tasks = values.tasks.split(',');
const isAsked = (...names: readonly string[]): boolean => names.some((name) => tasks.includes(name));

/** At most so many of some, from all over. */
function sampled<T>(items: readonly T[], most = sample): T[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_item, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

const all = values.questions === undefined ? generatedQuestions(count) : questionsOf(values.questions, count);
const isInHalf = (article: number): boolean => article % 2 === (values.half === 'tune' ? 0 : 1);
const questions = sampled(all.questions.filter(({ article }) => isInHalf(article)));

const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const [cpu] = cpus();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${String(availableParallelism())} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, load ${load()}`,
);
console.log(
  `${String(all.paragraphs.length)} paragraphs, ${String(all.real)} of them not generated; ${String(questions.length)} of ${String(all.questions.length)} questions (${values.half} half), medians of ${String(runs)} runs, of fast engines after one that is not counted`,
);

const chosen = values.only.split(',').filter(isEngineName);

/** Engines over the same texts, of those that were chosen; what goes on with them is over when they are closed. */
async function withEngines(
  names: readonly EngineName[],
  texts: readonly Text[],
  use: (engines: Engines) => Promise<void>,
): Promise<void> {
  const engines = new Map<EngineName, RemoteEngine>();
  for (const name of chosen.filter((each) => names.includes(each))) {
    const [engine, { seconds, megabytes }] = await RemoteEngine.build(name, texts);
    engines.set(name, engine);
    console.log(`${name}: built in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, load ${load()}`);
  }
  await use(engines);
  for (const engine of engines.values()) engine.close();
}

const only = (engines: Engines, ...names: readonly EngineName[]): Engines =>
  new Map([...engines].filter(([name]) => names.some((each) => each === name)));

const asked = (queryOf: (question: string, number: number) => string): Asked[] =>
  questions.map(({ text, answer }, number) => ({
    query: queryOf(text, number),
    grade: reciprocalRank(answer),
  }));

async function amongParagraphs(engines: Engines): Promise<void> {
  let clean = NaN;
  if (isAsked('questions', 'slips')) {
    const measured = await measure(
      engines,
      asked((text) => text),
      { runs },
    );
    clean = measured.get('Seedleaf')?.grade ?? NaN;
    const ratios = { 'plain BM25': 1.05, 'FlexSearch French': 1.22, MiniSearch: 1.12, 'FTS5 on stems': 1.05 };
    show({ title: 'Questions as they are asked', grade: 'MRR@10', ratios }, measured);
  }
  if (isAsked('slips')) {
    const holders = holdersOf(all.paragraphs);
    const those = only(
      engines,
      'Seedleaf',
      'plain BM25',
      'FlexSearch French',
      'MiniSearch',
      'MiniSearch fuzzy',
    );
    const measured = await measure(
      those,
      asked((text, i) => withSlip(text, holders, i)),
      { runs },
    );
    const title = 'With one slip in the rarest word (the aim: .95 of the same without)';
    show({ title, grade: 'MRR@10', ratios: {}, least: 0.95 * clean }, measured);
  }
  if (isAsked('cut')) {
    const those = only(engines, 'Seedleaf', 'plain BM25', 'FlexSearch', 'FlexSearch forward');
    const measured = await measure(those, asked(cutShort), { runs });
    const ratios = { 'FlexSearch forward': 1.08 };
    show({ title: 'With the last word cut to three fifths', grade: 'MRR@10', ratios }, measured);
  }
  if (isAsked('everything')) {
    const remembered = sampled(all.paragraphs.map((text, number) => ({ text, number }))).flatMap(
      ({ text, number }) => {
        const query = everythingOf(text, number);
        return query === null ? [] : [{ query, grade: reciprocalRank(number) }];
      },
    );
    const title = 'A phrase, a word with a slip, one not typed to the end and two filters';
    show(
      { title, grade: 'MRR@10', ratios: {} },
      await measure(only(engines, 'Seedleaf'), remembered, { runs }),
    );
  }
  if (isAsked('related')) {
    const those = only(engines, 'Seedleaf', 'plain BM25', 'FlexSearch', 'FTS5 on stems');
    // What is generated by chance has no kin, whatever it is called.
    const isMeant = (article: number): boolean =>
      isInHalf(article) && (all.real === 0 || (all.articles[article]?.paragraphs[0] ?? Infinity) < all.real);
    const measured = await measure(those, sampled(kinAsked(all, isMeant), sample / LONGER), {
      runs,
      way: 'related',
    });
    const ratios = { FlexSearch: 2, 'plain BM25': 1 };
    show({ title: 'Other paragraphs of the same article', grade: 'R-precision@5', ratios }, measured);
  }
}

async function amongArticles(engines: Engines): Promise<void> {
  const named = all.articles.flatMap(({ title }, number) =>
    questions.some(({ article }) => article === number)
      ? [{ query: title, grade: reciprocalRank(number) }]
      : [],
  );
  const byTitle = await measure(engines, named, { runs });
  show({ title: 'Articles by their title', grade: 'MRR@10', ratios: {}, least: 0.95 }, byTitle);
  const byQuestion = questions.map(({ text, article }) => ({ query: text, grade: reciprocalRank(article) }));
  const title = 'Articles by a question their text answers';
  show({ title, grade: 'MRR@10', ratios: {}, least: 0.81 }, await measure(engines, byQuestion, { runs }));
}

if (isAsked('questions', 'slips', 'cut', 'everything', 'related')) {
  const texts = all.paragraphs.map((text): Text => ({ title: '', paragraphs: [text] }));
  await withEngines(chosen, texts, amongParagraphs);
}
if (isAsked('titles')) {
  const texts = all.articles.map(({ title, paragraphs }): Text => ({
    title,
    paragraphs: paragraphs.map((number) => all.paragraphs[number] ?? ''),
  }));
  await withEngines(['Seedleaf', 'plain BM25', 'MiniSearch', 'FTS5 on stems'], texts, amongArticles);
}
