import { describe, expect, it } from 'vitest';
import type { Link } from '../state/comparison.svelte.ts';
import { placesOfSpan } from './level.ts';
import { stepTo } from './step-to.ts';

const link = (here: number, there: number): Link => ({
  ...{ kind: 'sentence', likeness: 1, words: [], hereWords: [], thereWords: [] },
  ...{ here: { start: here, end: here + 5 }, there: { start: there, end: there + 5 } },
});
/** The second text has them in another order. */
const links = [link(0, 20), link(10, 0), link(20, 10)];

describe('going from one passage in common to the next', () => {
  it('keeps to the order of the text that is read', () => {
    expect(stepTo(links, 'here', 0, 1)).toBe(1);
    expect(stepTo(links, 'there', 1, 1)).toBe(2);
    expect(stepTo(links, 'there', 2, 1)).toBe(0);
    expect(stepTo(links, 'here', 2, -1)).toBe(1);
  });

  it('begins at the first, and stays at the edges', () => {
    expect(stepTo(links, 'there', null, 1)).toBe(1);
    expect(stepTo(links, 'here', 2, 1)).toBeNull();
    expect(stepTo(links, 'here', 0, -1)).toBeNull();
    expect(stepTo([], 'here', null, 1)).toBeNull();
  });

  it('begins where the person came from', () => {
    expect(placesOfSpan(links, { here: { start: 8, end: 30 }, there: { start: 9, end: 12 } })).toBe(2);
    expect(placesOfSpan(links, { here: { start: 90, end: 99 }, there: { start: 2, end: 3 } })).toBe(1);
    expect(placesOfSpan(links, { here: { start: 90, end: 99 }, there: { start: 90, end: 99 } })).toBe(-1);
  });
});
