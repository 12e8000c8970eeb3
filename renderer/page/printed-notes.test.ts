import { expect, it } from 'vitest';
import type { Anchor, AnchoredAnnotation } from '../../contract/annotation.ts';
import { printedNotes } from './printed-notes.ts';

const annotation = (note: string, tags: readonly string[], anchor: Anchor) =>
  ({ note, tags, anchor }) as unknown as AnchoredAnnotation; // only these matter here
const here: Anchor = { state: 'exact', start: 1, end: 4 };

it('numbers what has a note or tags, and lists what has lost its passage without a number', () => {
  const plain = annotation('', [], here);
  const noted = annotation('Why?', [], here);
  const tagged = annotation('', ['sea'], here);
  const lost = annotation('Gone', [], { state: 'orphaned' });
  expect(printedNotes([noted, plain, tagged, lost])).toEqual([
    { number: 1, annotation: noted },
    { number: 2, annotation: tagged },
    { number: null, annotation: lost },
  ]);
});
