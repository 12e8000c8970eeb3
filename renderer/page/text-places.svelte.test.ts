import { expect, it } from 'vitest';
import { articleOf, show, type Part } from './text-fixtures.ts';
import { topsOf } from './text-places.ts';
import './page-text.css';

it('measures exactly in a section in sight that was let go only now', () => {
  const part = (at: number): Part => ({
    kind: { kind: 'paragraph' },
    words: at % 9 === 0 ? 'A long line of words. '.repeat(30) : `Short ${at}.`,
  });
  const view = show(articleOf(Array.from({ length: 90 }, (_, at) => part(at))));
  view.root.className = 'page-text';
  const section = view.sections[1];
  const offset = view.article.blocks[(section?.first ?? 0) + 4]?.start ?? 0;
  section?.element.classList.add('near');
  section?.element.scrollIntoView();
  const exact = view.firstRect({ start: offset, end: offset + 1 })?.top;
  section?.element.classList.remove('near');
  expect(topsOf(view, [offset], 0)).toEqual([exact]);
  view.root.remove();
});
