import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { COLOURS } from '../../contract/annotation.ts';
import { MarkElements, type WornMark } from './mark-elements.ts';
import { articleOf, articles, show } from './text-fixtures.ts';
import './page-text.css';

afterEach(() => document.body.replaceChildren());

const worn = (
  start: number,
  end: number,
  id = `${start}-${end}`,
  description: string | null = null,
): WornMark => ({
  id,
  start,
  end,
  colour: COLOURS[start % COLOURS.length] ?? 'sun',
  begins: 'Begins: ',
  ends: ' Ends.',
  description,
});

const pairs = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 8 });
const marksIn = (length: number, places: readonly (readonly [number, number])[]): WornMark[] =>
  places
    .map(([a, b], at) => worn(Math.min(a, b) % length, Math.max(a, b) % length, String(at)))
    .filter(({ start, end }) => start < end);

const withoutEdges = (text: string) => text.replaceAll('\n\n', '').replaceAll('\u00a0', ' ');

describe('Marks as elements of the text', () => {
  it('hold exactly their words, wherever they begin and end, and leave the text what it is', () => {
    fc.assert(
      fc.property(articles, pairs, (article, places) => {
        const view = show(article);
        const plain = view.root.textContent;
        const marks = marksIn(article.text.length, places);
        new MarkElements(view).wear(marks);
        expect(view.root.textContent).toBe(plain);
        for (const { id, start, end } of marks) {
          const pieces = [...view.root.querySelectorAll(`[data-mark="${id}"]`)].map(
            (each) => each.textContent,
          );
          const runs = article.blocks.map((block) =>
            article.text.slice(Math.max(start, block.start), Math.max(start, Math.min(end, block.end))),
          );
          expect(withoutEdges(pieces.join(''))).toBe(withoutEdges(runs.join('')));
        }
      }),
    );
  });

  it('stand inside the cells of a table, which stay where they are', () => {
    const words = 'Jour\tMarée\nlundi\thaute\nmardi\tbasse';
    const view = show(
      articleOf([{ kind: { kind: 'table', columns: [], isQuoted: false, depth: null }, words }]),
    );
    view.root.className = 'page-text';
    const cells = [...view.root.querySelectorAll('th, td')];
    const boxes = () => cells.map((cell) => cell.getBoundingClientRect().toJSON() as unknown);
    const before = boxes();
    expect(new Set(cells.map((cell) => cell.getBoundingClientRect().top)).size).toBe(3);
    new MarkElements(view).wear([worn(words.indexOf('Marée'), words.indexOf('basse'))]);
    const holders = [...view.root.querySelectorAll('mark')].map(
      ({ parentElement }) => parentElement?.localName,
    );
    expect(holders).toEqual(['th', 'td', 'td', 'td']);
    expect(boxes()).toEqual(before);
  });

  it('are taken out without a trace', () => {
    fc.assert(
      fc.property(articles, pairs, (article, places) => {
        const view = show(article);
        const before = view.root.innerHTML;
        const elements = new MarkElements(view);
        elements.wear(marksIn(article.text.length, places));
        elements.wear([]);
        expect(view.root.innerHTML).toBe(before);
      }),
    );
  });

  it('come to the same whether they were put in at once or one after the other', () => {
    fc.assert(
      fc.property(articles, pairs, (article, places) => {
        const marks = marksIn(article.text.length, places);
        const atOnce = show(article);
        new MarkElements(atOnce).wear(marks);
        const oneByOne = show(article);
        const elements = new MarkElements(oneByOne);
        marks.forEach((_mark, at) => elements.wear(marks.slice(0, at + 1)));
        expect(oneByOne.root.innerHTML).toBe(atOnce.root.innerHTML);
      }),
    );
  });

  it('lie inside one another, the shortest innermost, and say once where each begins and ends', () => {
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words: 'one two three four' }]));
    new MarkElements(view).wear([
      worn(4, 7, 'inner', 'Note: why?'),
      worn(0, 13, 'outer'),
      worn(8, 18, 'across'),
    ]);
    const of = (id: string) => [...view.root.querySelectorAll<HTMLElement>(`[data-mark="${id}"]`)];
    expect(of('outer')).toHaveLength(1);
    expect(of('inner')[0]?.parentElement?.dataset['mark']).toBe('outer');
    expect(of('inner')[0]?.getAttribute('aria-description')).toBe('Note: why?');
    expect(of('across').map((each) => each.textContent)).toEqual(['three', ' four']);
    expect(of('across').map(({ dataset }) => [dataset['begins'], dataset['ends']])).toEqual([
      ['Begins: ', undefined],
      [undefined, ' Ends.'],
    ]);
  });

  it('touch no block whose marks are what they were', () => {
    const view = show(
      articleOf([
        { kind: { kind: 'paragraph' }, words: 'The first one.' },
        { kind: { kind: 'paragraph' }, words: 'The second one.' },
      ]),
    );
    const elements = new MarkElements(view);
    elements.wear([worn(4, 9)]);
    const kept = view.root.querySelector('mark');
    expect(elements.wear([worn(4, 9), worn(20, 26)])).toBe(true);
    expect(view.root.querySelector('mark')).toBe(kept);
    expect(elements.wear([worn(4, 9), worn(20, 26)])).toBe(false);
  });

  it('give what they say to assistive technology alone: no selection and no copy holds it', () => {
    const view = show(articleOf([{ kind: { kind: 'paragraph' }, words: 'one two three' }]));
    view.root.className = 'page-text';
    new MarkElements(view).wear([worn(4, 7)]);
    const said = view.root.querySelector('mark');
    expect(said && getComputedStyle(said, '::before').content).toBe('"Begins: "');
    view.select({ start: 0, end: 13 });
    expect(document.getSelection()?.toString()).toBe('one two three');
    expect(view.root.querySelector<HTMLElement>('[data-block]')?.innerText).toBe('one two three');
  });
});
