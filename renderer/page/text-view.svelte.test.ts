import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Article, InlineMark } from '../../contract/article.ts';
import { MarkElements } from './mark-elements.ts';
import { articleOf, articles, show, type Kind } from './text-fixtures.ts';
import { trimSpan, type TextView } from './text-view.ts';
import './page-text.css';

/** The text built as it is painted on, or with marks in it from one end to the other. */
const MODES = { painted: show, 'with marks in the text': showMarked } as const;

function showMarked(article: Article): TextView {
  const view = show(article);
  const { length } = article.text;
  const spans = [
    { start: 0, end: length },
    { start: Math.floor(length / 3), end: Math.ceil((length * 2) / 3) },
    { start: Math.floor(length / 4), end: Math.ceil(length / 2) },
    { start: Math.floor(length / 2), end: length },
  ].filter(({ start, end }) => start < end);
  new MarkElements(view).wear(
    spans.map((span, at) => ({
      ...span,
      id: String(at),
      colour: 'sky',
      begins: 'Begins: ',
      ends: ' Ends.',
      description: 'A note.',
    })),
  );
  return view;
}

/** No-break spaces as plain ones: French punctuation is kept together on the page. */
const asWritten = (run: string | null | undefined): string | undefined => run?.replaceAll('\u00a0', ' ');

afterEach(() => document.body.replaceChildren());

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

  it('sets a table in rows and cells, each with its own typography, and holds it word for word', () => {
    const words = '\tMarée\nlundi\ta et b\nmardi\t';
    const marks: InlineMark[] = [{ kind: 'strong', start: 18, end: 19, href: null }];
    const view = show(
      articleOf([{ kind: { kind: 'table', columns: [], isQuoted: false, depth: null }, words, marks }]),
    );
    expect(view.element(0)?.textContent).toBe(words);
    const cells = [...view.root.querySelectorAll('tr')].map((row) =>
      [...row.cells].map((cell) => `${cell.localName}: ${cell.innerHTML.trim()}`),
    );
    expect(cells).toEqual([
      ['th: ', 'th: Marée'],
      ['td: lundi', 'td: a et <strong>b</strong>'],
      ['td: mardi', 'td: '],
    ]);
    const across = { start: words.indexOf('lundi'), end: words.indexOf('et') + 2 };
    expect(view.ranges(across).map(String)).toEqual(['lundi\ta et']);
    view.select(across);
    const selection = document.getSelection();
    expect(selection && view.spanOf(selection)).toEqual(across);
  });

  it('sets the columns of a table as its source says, and a quoted one in its quotation', () => {
    const words = 'Port\tHeure\tMarnage\nBrest\t03:40\t6 m';
    const table = { kind: 'table', columns: ['left', null, 'right'], isQuoted: true, depth: null } as const;
    const quote = { kind: { kind: 'quote' }, words: 'Il écrit :' } as const;
    const view = show(articleOf([quote, { kind: table, words }, quote]));
    expect(view.root.querySelectorAll('blockquote')).toHaveLength(1);
    view.root.className = 'page-text';
    const sides = [...view.root.querySelectorAll('th, td')].map((cell) => getComputedStyle(cell).textAlign);
    expect(sides).toEqual(['left', 'start', 'right', 'left', 'start', 'right']);
  });

  it('shows whether a task is done, in a box that nobody can tick and that is none of the words', () => {
    const task = (isDone: boolean | null): Kind => ({ kind: 'item', depth: 0, ordinal: null, isDone });
    const view = show(
      articleOf([
        { kind: task(false), words: 'semer' },
        { kind: task(true), words: 'pailler' },
        { kind: task(null), words: 'flâner' },
      ]),
    );
    const items = [...view.root.querySelectorAll('li')];
    const boxes = items.map((item) => item.querySelector('[role=img]')?.getAttribute('aria-label'));
    expect(boxes).toEqual(['To do', 'Done', undefined]);
    expect(items.map((item) => item.textContent)).toEqual(['semer', 'pailler', 'flâner']);
    expect(view.root.querySelector('input, button, [tabindex]')).toBeNull();
  });

  it('leads from a reference to its footnote and back, and sets what belongs to one footnote together', () => {
    const reference = (start: number): InlineMark => ({
      kind: 'footnote',
      start,
      end: start + 3,
      href: null,
    });
    const note = (number: number): Kind => ({ kind: 'footnote', number });
    const view = show(
      articleOf([
        { kind: { kind: 'paragraph' }, words: 'Un[1], un[1], deux[9].', marks: [2, 9, 18].map(reference) },
        { kind: note(1), words: 'La première.' },
        { kind: note(1), words: 'Sa suite.' },
        { kind: note(2), words: 'Seule.' },
      ]),
    );
    const { text, blocks } = view.article;
    const placeOf = (element: Element | null | undefined): string | null => {
      const [start, end] = element?.getAttribute('data-place')?.split('-').map(Number) ?? [];
      return start === undefined ? null : text.slice(start, end);
    };
    expect([...view.root.querySelectorAll('sup')].map(placeOf)).toEqual([
      'La première.',
      'La première.',
      null,
    ]);
    expect(view.root.querySelector('sup')?.getAttribute('aria-label')).toBe('Footnote 1');
    const notes = [...view.root.querySelectorAll('[aria-label=Footnotes] li')];
    expect(notes.map((item) => [(item as HTMLLIElement).value, item.textContent])).toEqual([
      [1, 'La première.Sa suite.'],
      [2, 'Seule.'],
    ]);
    const [back, ...others] = view.root.querySelectorAll('.way-back');
    expect(others).toEqual([]);
    expect(back?.getAttribute('data-place')).toBe('2-5');
    expect(blocks.map((_, index) => view.element(index)?.textContent)).toEqual(
      blocks.map(({ start, end }) => text.slice(start, end)),
    );
  });

  it('indents a table that stands in a list as far as the words of its item', () => {
    const item: Kind = { kind: 'item', depth: 1, ordinal: null, isDone: null };
    const table: Kind = { kind: 'table', columns: [], isQuoted: false, depth: 1 };
    const view = show(
      articleOf([
        { kind: { ...item, depth: 0 }, words: 'Un' },
        { kind: item, words: 'Deux' },
        { kind: table, words: 'a\tb\nc\td' },
        { kind: { ...table, depth: null }, words: 'a\tb\nc\td' },
      ]),
    );
    view.root.className = 'page-text';
    const lefts = [1, 2, 3, 0].map((index) => view.element(index)?.getBoundingClientRect().left ?? 0);
    expect(lefts[1]).toBeCloseTo(lefts[0] ?? NaN, 0);
    expect(lefts[2]).toBeLessThan(lefts[3] ?? 0);
  });

  it('keeps French punctuation with the word before it, character for character', () => {
    const words = 'Il a déclaré : « Si quelqu’un pense ! » — note: non';
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words }]));
    const shown = view.element(0)?.textContent ?? '';
    expect(shown).toBe('Il a déclaré\u00a0: «\u00a0Si quelqu’un pense\u00a0!\u00a0» — note: non');
    expect(shown).toHaveLength(words.length);
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
    const item = (depth: number): Kind => ({ kind: 'item', depth, ordinal: null, isDone: null });
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

describe.each(Object.entries(MODES))('Offsets and places, %s', (_mode, build) => {
  it('gives back the offset of every place it was asked for', () => {
    fc.assert(
      fc.property(articles, fc.nat(400), (article, at) => {
        const view = build(article);
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
    const runs = build(article).ranges({ start: 3, end: article.text.length - 2 });
    expect(runs.map(String)).toEqual(['Loire', 'Un fleuve lent.', 'Des île']);
  });

  it('takes a selection that begins in the title and ends in a paragraph as one span', () => {
    const article = articleOf([
      { kind: { kind: 'title' }, words: 'La Loire' },
      { kind: { kind: 'paragraph' }, words: 'Un fleuve lent.' },
    ]);
    const view = build(article);
    document.getSelection()?.selectAllChildren(view.root);
    const selection = document.getSelection();
    expect(selection && view.spanOf(selection)).toEqual({ start: 0, end: article.text.length });
  });

  it('knows which character lies under a point', () => {
    const words = 'Un fleuve lent, des îles et du sable.';
    const view = build(articleOf([{ kind: { kind: 'paragraph' }, words }]));
    for (let offset = 0; offset < words.length; offset++) {
      const box = view.firstRect({ start: offset, end: offset + 1 });
      if (!box || box.width === 0) throw new Error('Every character of this line has a box.');
      expect(view.offsetAtPoint(box.left + box.width / 2, box.top + box.height / 2)).toBe(offset);
    }
    const last = view.firstRect({ start: words.length - 1, end: words.length });
    expect(view.offsetAtPoint((last?.right ?? 0) + 40, last?.top ?? 0)).toBeNull();
  });

  it('selects a span and reads the same one back', () => {
    fc.assert(
      fc.property(articles, fc.nat(400), fc.nat(400), (article, a, b) => {
        const { length } = article.text;
        const span = trimSpan(article.text, {
          start: Math.min(a % length, b % length),
          end: Math.max(a % length, b % length),
        });
        if (!span) return;
        const view = build(article);
        const selection = document.getSelection();
        if (!view.select(span) || !selection || selection.isCollapsed) return;
        expect(view.spanOf(selection)).toEqual(span);
      }),
    );
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
