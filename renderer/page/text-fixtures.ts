/** Articles for tests of the page: from parts, and made up by the thousand; and their text built, plain or with marks in it. */
import fc from 'fast-check';
import type { Article, Block, InlineMark } from '../../contract/article.ts';
import { buildText, type PageNames } from './build-text.ts';
import { TextView } from './text-view.ts';

const summary = {
  id: 'aaaaaaaaaaaaaaaa',
  path: 'a.txt',
  title: 'Un titre',
  excerpt: '',
  language: 'fr',
  author: null,
  date: null,
  tags: [],
  words: 1,
  minutes: 1,
  addedAt: 0,
  changedAt: 0,
  annotations: 0,
  reading: { offset: 0, progress: 0, at: null },
  textHash: '0'.repeat(64),
  encoding: 'utf-8',
  url: null,
  publication: null,
} as const;

export type Kind = Block extends infer B
  ? B extends Block
    ? Omit<B, 'start' | 'end' | 'marks'>
    : never
  : never;
export interface Part {
  readonly kind: Kind;
  readonly words: string;
  readonly marks?: readonly InlineMark[];
}

/** An article of the given parts; marks count from the start of their part. */
export function articleOf(parts: readonly Part[]): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const { kind, words, marks = [] } of parts) {
    const start = text.length + (text === '' ? 0 : 2);
    text += (text === '' ? '' : '\n\n') + words;
    const placed = marks.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start }));
    blocks.push({ ...kind, start, end: start + words.length, marks: placed });
  }
  return { ...summary, text, blocks };
}

const names: PageNames = {
  linkTo: (address) => address,
  task: (isDone) => (isDone ? 'Done' : 'To do'),
  footnotes: 'Footnotes',
  footnote: (number) => `Footnote ${number}`,
  backToText: (number) => `Back ${number}`,
};

/** Builds an article's text into the document. */
export function show(article: Article): TextView {
  const root = document.createElement('div');
  document.body.append(root);
  root.append(buildText(article, names));
  return new TextView(root, article);
}

const kinds: readonly Kind[] = [
  { kind: 'title' },
  { kind: 'heading', level: 2 },
  { kind: 'paragraph' },
  { kind: 'quote' },
  { kind: 'item', depth: 0, ordinal: null, isDone: null },
  { kind: 'item', depth: 2, ordinal: 3, isDone: true },
  { kind: 'code' },
  { kind: 'table', columns: [], isQuoted: false, depth: 1 },
  { kind: 'table', columns: ['right', null, 'center'], isQuoted: true, depth: null },
  { kind: 'footnote', number: 1 },
  { kind: 'source' },
];
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('mer', 'a b', '\t', '\n', 'été : 3'), { minLength: 1, maxLength: 9 })
    .map((all) => all.join('')),
);
const part = fc
  .tuple(
    fc.constantFrom(...kinds),
    words,
    fc.nat(40),
    fc.nat(40),
    fc.constantFrom('emphasis', 'link', 'code'),
  )
  .map(([kind, run, a, b, mark]): Part => {
    const start = Math.min(a, b, run.length);
    const end = Math.min(Math.max(a, b), run.length);
    const href = mark === 'link' ? 'https://example.org/' : null;
    return {
      kind,
      words: run,
      marks: start < end ? [{ kind: mark, start, end, href }] : [],
    };
  });
/** Articles of up to eight blocks, with typography in them. */
export const articles = fc.array(part, { minLength: 1, maxLength: 8 }).map(articleOf);
