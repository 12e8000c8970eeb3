/** Turns the text of a fake source into an article. Knows a little Markdown; the real ingest is `core/ingest`. */
import type { Article, ArticleSummary, Block, Reading } from '../../contract/article.ts';

/** A source as a test writes it; what is left out takes a plain value. */
export interface FakeSource {
  readonly path: string;
  readonly text: string;
  readonly language?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
  readonly tags?: readonly string[];
  readonly addedAt?: number;
}

/** An article without what the fake engine knows about its reader. */
export interface FakeArticle {
  readonly row: Omit<ArticleSummary, 'annotations' | 'reading'>;
  readonly content: Omit<Article, keyof ArticleSummary>;
}

export const UNREAD: Reading = { offset: 0, progress: 0, at: null };

/** Sixty-four hexadecimal digits that depend on every character of the text; no digest, but as good in a test. */
function fakeHash(text: string): string {
  let digits = '';
  for (let seed = 0; seed < 8; seed += 1) {
    let sum = (0x811c9dc5 ^ (seed * 0x9e3779b1)) >>> 0;
    for (let index = 0; index < text.length; index += 1)
      sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
    digits += sum.toString(16).padStart(8, '0');
  }
  return digits;
}

/** Sixteen characters of base32, as the contract wants an article's id. */
export const fakeArticleId = (path: string): string =>
  [...fakeHash(path).slice(0, 32).matchAll(/../g)]
    .map(([byte]) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(parseInt(byte, 16) % 32))
    .join('');

type Kind = Block extends infer B ? (B extends Block ? Omit<B, 'start' | 'end' | 'marks'> : never) : never;

const SHAPES: readonly [RegExp, (match: RegExpExecArray) => Kind][] = [
  [/^# /, () => ({ kind: 'title' })],
  [/^#{2} /, () => ({ kind: 'heading', level: 2 })],
  [/^#{3} /, () => ({ kind: 'heading', level: 3 })],
  [/^> /, () => ({ kind: 'quote' })],
  [/^[-*] /, () => ({ kind: 'item', depth: 0, ordinal: null, isDone: null })],
  [/^(\d+)\. /, (match) => ({ kind: 'item', depth: 0, ordinal: Number(match[1]), isDone: null })],
  [/^(?=(Source|La suite ici) ?:)/, () => ({ kind: 'source' })],
];

function shapeOf(paragraph: string): { kind: Kind; words: string } {
  for (const [pattern, kind] of SHAPES) {
    const match = pattern.exec(paragraph);
    if (match) return { kind: kind(match), words: paragraph.slice(match[0].length) };
  }
  return { kind: { kind: 'paragraph' }, words: paragraph };
}

const paragraphsOf = (source: string): string[] =>
  source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}|\n(?=[-*] |\d+\. )/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

function layOut(source: string): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  let text = '';
  for (const paragraph of paragraphsOf(source)) {
    const { kind, words } = shapeOf(paragraph);
    if (text) text += '\n\n';
    blocks.push({ ...kind, start: text.length, end: text.length + words.length, marks: [] });
    text += words;
  }
  return { text, blocks };
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** The article that a source becomes, as if it had changed at `changedAt`. */
export function readFakeSource(source: FakeSource, changedAt: number): FakeArticle {
  const { text, blocks } = layOut(source.text);
  const title = blocks.find(({ kind }) => kind === 'title');
  const body = title ? text.slice(title.end).trimStart() : text;
  const words = text.split(/\s+/).filter(Boolean).length;
  const row = {
    id: fakeArticleId(source.path),
    path: source.path,
    title: title ? text.slice(title.start, title.end) : nameOf(source.path),
    excerpt: body.slice(0, 200).replaceAll(/\s+/g, ' '),
    language: source.language ?? null,
    author: source.author ?? null,
    date: source.date ?? null,
    tags: source.tags ?? [],
    words,
    minutes: Math.max(1, Math.round(words / 230)),
    addedAt: source.addedAt ?? changedAt,
    changedAt,
  };
  return {
    row,
    content: { text, textHash: fakeHash(text), blocks, encoding: 'utf-8', url: null, publication: null },
  };
}
