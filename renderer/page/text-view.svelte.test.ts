import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Article, Block, InlineMark } from '../../contract/article.ts';
import { buildText } from './build-text.ts';
import { TextView, trimSpan } from './text-view.ts';

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
} as const;

type Kind = Block extends infer B ? (B extends Block ? Omit<B, 'start' | 'end' | 'marks'> : never) : never;
interface Part {
  readonly kind: Kind;
  readonly words: string;
  readonly marks?: readonly InlineMark[];
}

/** An article of the given parts; marks count from the start of their part. */
function articleOf(parts: readonly Part[]): Article {
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

function show(article: Article): TextView {
  const root = document.createElement('div');
  document.body.append(root);
  root.append(buildText(article, (address) => address));
  return new TextView(root, article);
}

/** No-break spaces as plain ones: French punctuation is kept together on the page. */
const asWritten = (run: string | null | undefined): string | undefined => run?.replaceAll('\u00a0', ' ');

afterEach(() => document.body.replaceChildren());

const kinds: readonly Kind[] = [
  { kind: 'title' },
  { kind: 'heading', level: 2 },
  { kind: 'paragraph' },
  { kind: 'quote' },
  { kind: 'item', depth: 0, ordinal: null },
  { kind: 'item', depth: 2, ordinal: 3 },
  { kind: 'code' },
  { kind: 'source' },
];
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
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
const articles = fc.array(part, { minLength: 1, maxLength: 8 }).map(articleOf);

describe('The text on the page', () => {
  it('holds every block word for word, whatever its marks', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const view = show(article);
        article.blocks.forEach((block, index) =>
          expect(asWritten(view.element(index)?.textContent)).toBe(
            asWritten(article.text.slice(block.start, block.end)),
          ),
        );
      }),
    );
  });

  it('nests marks that begin or end together, and builds tens of thousands of them at once', () => {
    const nested = show(
      articleOf([
        {
          kind: { kind: 'paragraph' },
          words: 'one two three',
          marks: [
            { kind: 'strong', start: 0, end: 7, href: null },
            { kind: 'emphasis', start: 0, end: 3, href: null },
            { kind: 'code', start: 4, end: 7, href: null },
          ],
        },
      ]),
    );
    expect(nested.element(0)?.innerHTML).toBe('<strong><em>one</em> <code>two</code></strong> three');
    const many = 60_000;
    const words = 'a b '.repeat(many);
    const marks = Array.from({ length: many }, (_, at) => ({
      kind: 'emphasis' as const,
      start: at * 4,
      end: at * 4 + 1,
      href: null,
    }));
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words, marks }]));
    expect(view.element(0)?.textContent).toBe(words);
    expect(view.element(0)?.querySelectorAll('em')).toHaveLength(many);
  });

  it('gives back the offset of every place it was asked for', () => {
    fc.assert(
      fc.property(articles, fc.nat(400), (article, at) => {
        const view = show(article);
        const block = article.blocks[view.blockAt(at % article.text.length)];
        if (!block || block.start === block.end) return;
        const offset = Math.min(at % article.text.length, block.end - 1);
        const range = view.ranges({ start: Math.max(block.start, offset), end: block.end })[0];
        if (!range) throw new Error('A span inside a block must have a range.');
        expect(view.offsetOf(range.startContainer, range.startOffset)).toBe(Math.max(block.start, offset));
        expect(view.offsetOf(range.endContainer, range.endOffset)).toBe(block.end);
      }),
    );
  });

  it('cuts a span over several blocks into the run of each', () => {
    const article = articleOf([
      { kind: { kind: 'title' }, words: 'La Loire' },
      { kind: { kind: 'paragraph' }, words: 'Un fleuve lent.' },
      { kind: { kind: 'paragraph' }, words: 'Des îles.' },
    ]);
    const runs = show(article).ranges({ start: 3, end: article.text.length - 2 });
    expect(runs.map(String)).toEqual(['Loire', 'Un fleuve lent.', 'Des île']);
  });

  it('keeps French punctuation with the word before it, character for character', () => {
    const words = 'Il a déclaré : « Si quelqu’un pense ! » — note: non';
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words }]));
    const shown = view.element(0)?.textContent ?? '';
    expect(shown).toBe('Il a déclaré\u00a0: «\u00a0Si quelqu’un pense\u00a0!\u00a0» — note: non');
    expect(shown).toHaveLength(words.length);
  });

  it('takes a selection that begins in the title and ends in a paragraph as one span', () => {
    const article = articleOf([
      { kind: { kind: 'title' }, words: 'La Loire' },
      { kind: { kind: 'paragraph' }, words: 'Un fleuve lent.' },
    ]);
    const view = show(article);
    document.getSelection()?.selectAllChildren(view.root);
    const selection = document.getSelection();
    expect(selection && view.spanOf(selection)).toEqual({ start: 0, end: article.text.length });
  });

  it('never builds an element of the document’s own', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words: hostile }]));
    expect(view.root.querySelector('img, script')).toBeNull();
    expect(view.element(0)?.textContent).toBe(hostile);
  });

  it('keeps the address of a link away from the browser', () => {
    const mark: InlineMark = { kind: 'link', start: 0, end: 4, href: 'https://example.org/' };
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words: 'Voir', marks: [mark] }]));
    const link = view.root.querySelector('a');
    expect(link?.getAttribute('href')).toBeNull();
    expect(link?.dataset['address']).toBe('https://example.org/');
  });

  it('groups neighbouring items into one list, deeper ones inside', () => {
    const item = (depth: number): Kind => ({ kind: 'item', depth, ordinal: null });
    const view = show(
      articleOf([
        { kind: item(0), words: 'Sel' },
        { kind: item(1), words: 'Fleur de sel' },
        { kind: item(0), words: 'Poivre' },
      ]),
    );
    expect(view.root.querySelectorAll('[data-group="list"] > ul > li')).toHaveLength(2);
    expect(view.root.querySelector('li ul li')?.textContent).toBe('Fleur de sel');
  });
});

describe('Trimming a span', () => {
  it('leaves the words and takes the white space off, no-break spaces too', () => {
    expect(trimSpan('« \u00a0lent \n', { start: 1, end: 9 })).toEqual({ start: 3, end: 7 });
  });

  it('is nothing when there are no words', () => {
    expect(trimSpan('a  b', { start: 1, end: 3 })).toBeNull();
  });
});
