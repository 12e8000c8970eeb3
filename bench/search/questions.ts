/** Paragraphs and the questions they answer: of a file as SQuAD's are, filled up with generated ones, or all generated. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { paragraphs as generated, randomFrom, type Random } from '../generated-text.ts';

export interface Question {
  readonly text: string;
  /** The number of the paragraph that answers it. */
  readonly answer: number;
  /** The number of the article that paragraph is of. */
  readonly article: number;
}

export interface Article {
  readonly title: string;
  /** Numbers of its paragraphs. */
  readonly paragraphs: readonly number[];
}

export interface Questions {
  readonly paragraphs: readonly string[];
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
  /** How many of the paragraphs were not generated. */
  readonly real: number;
}

const squad = v.object({
  data: v.array(
    v.object({
      title: v.string(),
      paragraphs: v.array(
        v.object({ context: v.string(), qas: v.array(v.object({ question: v.string() })) }),
      ),
    }),
  ),
});

/** Titles of SQuAD's kin keep the tags of what is set in italics. */
const TAG = /<[^>]*>/gu;

/** How many words generated paragraphs have, at least and at most; and how many make an article where all is generated. */
const [FEWEST, MOST] = [60, 160];
const PER_ARTICLE = 8;

const any = <T>(random: Random, items: readonly T[]): T | undefined =>
  items[Math.floor(random() * items.length)];

/** The paragraphs of a file, and text made of them. */
export function paragraphsOf(file: string): string[] {
  const { data } = v.parse(squad, JSON.parse(readFileSync(file, 'utf8')));
  return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
}

/** Text in which any two words that follow one another do so in the paragraphs it is made of: as common, as rare. */
export function chained(sources: readonly string[]): (words: number, random: Random) => string {
  const followers = new Map<string, string[]>();
  const firsts: string[] = [];
  for (const source of sources) {
    const words = source.split(/\s+/u);
    firsts.push(words[0] ?? '');
    words.slice(1).forEach((word, i) => {
      const before = words[i] ?? '';
      const known = followers.get(before);
      if (known) known.push(word);
      else followers.set(before, [word]);
    });
  }
  return (count, random) => {
    const words: string[] = [];
    let word: string | undefined;
    while (words.length < count) {
      word = (word !== undefined && any(random, followers.get(word) ?? [])) || any(random, firsts) || 'de';
      words.push(word);
    }
    return words.join(' ');
  };
}

/** Articles of the paragraphs from one on, each of as many as `sizeOf` says. */
function grouped(
  [from, to]: readonly [number, number],
  sizeOf: () => number,
  titleOf: (first: number) => string,
): Article[] {
  const articles: Article[] = [];
  for (let at = from; at < to;) {
    const first = at;
    const size = Math.min(sizeOf(), to - at);
    const numbers = Array.from({ length: size }, (_, i) => first + i);
    articles.push({ title: titleOf(first), paragraphs: numbers });
    at += size;
  }
  return articles;
}

/** The questions of a file; generated paragraphs come behind its own until there are `count`. */
export function questionsOf(file: string, count: number): Questions {
  const { data } = v.parse(squad, JSON.parse(readFileSync(file, 'utf8')));
  const paragraphs: string[] = [];
  const articles: Article[] = [];
  const questions: Question[] = [];
  for (const { title, paragraphs: own } of data) {
    const numbers = own.map(({ context, qas }) => {
      const answer = paragraphs.push(context) - 1;
      for (const { question } of qas) questions.push({ text: question, answer, article: articles.length });
      return answer;
    });
    articles.push({ title: title.replace(TAG, ''), paragraphs: numbers });
  }
  const real = paragraphs.length;
  const random = randomFrom(7);
  const chain = chained(paragraphs);
  while (paragraphs.length < count)
    paragraphs.push(chain(FEWEST + Math.floor(random() * (MOST - FEWEST)), random));
  // As long as the articles of the file are.
  const sizes = articles.map(({ paragraphs: own }) => own.length);
  const sizeOf = (): number => any(random, sizes) ?? 1;
  for (const article of grouped([real, paragraphs.length], sizeOf, () => chain(5, random)))
    articles.push(article);
  return { paragraphs, articles, questions, real };
}

/** Generated paragraphs; a question is six words of one of them, in their order. */
export function generatedQuestions(count: number): Questions {
  const paragraphs = generated(count, randomFrom(11));
  const random = randomFrom(5);
  const titleOf = (first: number): string => (paragraphs[first] ?? '').split(' ').slice(0, 6).join(' ');
  const articles = grouped([0, count], () => PER_ARTICLE, titleOf);
  const questions = Array.from({ length: 2_000 }, () => {
    const answer = Math.floor(random() * count);
    const words = (paragraphs[answer] ?? '').match(/[\p{L}’]{4,}/gu) ?? [];
    const chosen = new Set(Array.from({ length: 6 }, () => Math.floor(random() * words.length)));
    const text = words.filter((_word, i) => chosen.has(i)).join(' ');
    return { text, answer, article: Math.floor(answer / PER_ARTICLE) };
  });
  return { paragraphs, articles, questions, real: 0 };
}
