import { expect, it } from 'vitest';
import type { Article, Block } from '../../contract/article.ts';
import { sectionsOf } from './sections.ts';

/** An article of blocks of these kinds, each of so many characters; only its text and blocks matter here. */
function articleOf(kinds: readonly ('paragraph' | 'heading' | 'quote')[], length: number): Article {
  const blocks = kinds.map((kind, at) => {
    const start = at * (length + 2);
    const span = { start, end: start + length, marks: [] };
    return (kind === 'heading' ? { kind, level: 2, ...span } : { kind, ...span }) satisfies Block;
  });
  return { text: 'x'.repeat(kinds.length * (length + 2)), blocks } as unknown as Article;
}
const paragraphs = (count: number) => Array.from({ length: count }, () => 'paragraph' as const);

it('holds every block once, in order', () => {
  const sections = sectionsOf(articleOf(paragraphs(1_000), 300));
  expect(sections.length).toBeGreaterThan(10);
  expect(
    sections.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, at) => first + at)),
  ).toEqual(paragraphs(1_000).map((_, at) => at));
});

it('leaves a short article whole', () => {
  expect(sectionsOf(articleOf(paragraphs(6), 200))).toHaveLength(1);
});

it('never cuts beside a block that shares its space with its neighbours', () => {
  const kinds = Array.from({ length: 600 }, (_, at) => (at % 3 === 0 ? 'quote' : 'paragraph'));
  const article = articleOf(kinds, 500);
  for (const { first } of sectionsOf(article).slice(1)) {
    expect(kinds[first - 1]).toBe('paragraph');
    expect(kinds[first]).toBe('paragraph');
  }
});

it('cuts between footnotes, and never inside one that goes on in several paragraphs', () => {
  const blocks = Array.from({ length: 3_000 }, (_, at): Block => {
    const number = Math.floor(at / 3) + 1;
    return { kind: 'footnote', number, start: at * 52, end: at * 52 + 50, marks: [] };
  });
  const sections = sectionsOf({ text: 'x'.repeat(3_000 * 52), blocks } as unknown as Article);
  expect(sections.length).toBeGreaterThan(20);
  for (const { first } of sections) expect(first % 3).toBe(0);
});

it('makes fewer than two thousand of a million paragraphs', () => {
  expect(sectionsOf(articleOf(paragraphs(1_000_000), 30)).length).toBeLessThan(2_000);
});
