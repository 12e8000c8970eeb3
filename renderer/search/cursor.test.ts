import { describe, expect, it } from 'vitest';
import type { Choice } from './choices.ts';
import { standingIn } from './cursor.ts';

const passage = (articleId: string, around: string, start: number): Choice => ({
  ...{ articleId, isRest: false, annotationId: null },
  target: { start, end: start + 5 },
  found: { span: { start, end: start + 5 }, around, at: 0 },
});
const rest = (articleId: string): Choice => ({
  ...{ articleId, isRest: true, annotationId: null, target: null, found: null },
});
const note = (articleId: string, annotationId: string): Choice => ({
  ...{ articleId, isRest: false, annotationId, target: null, found: null },
});

const wind = [passage('wind', 'gusts', 10), passage('wind', 'gales', 40), rest('wind')];
const rain = [passage('rain', 'drops', 10), note('rain', 'n1')];
const snow = [passage('snow', 'flakes', 10)];
const before = [...wind, ...rain, ...snow];

/** Where the keyboard stands in a newer answer, that stood at a choice in the one before. */
const standing = (at: Choice | undefined, now: readonly Choice[]) =>
  now[standingIn('storm', now, { query: 'storm', choices: before, index: at ? before.indexOf(at) : -1 })];

describe('the keyboard stands', () => {
  it('at the best answer while it was not moved in the list, and in another list', () => {
    expect(standingIn('storm', before, null)).toBe(0);
    expect(standingIn('storms', before, { query: 'storm', choices: before, index: 3 })).toBe(0);
  });

  it.each(before.map((choice, index) => ({ index, choice })))(
    'where it stood when an article comes before all others: $index',
    ({ choice }) =>
      expect(standing(choice, [...snow, passage('hail', 'hail', 0), ...wind, ...rain])).toBe(choice),
  );

  it('at its words when text was put in before them', () => {
    const moved = [
      passage('wind', 'storms', 10),
      passage('wind', 'gusts', 70),
      passage('wind', 'gales', 100),
    ];
    expect(standing(wind[1], [...moved, ...rain])).toBe(moved[2]);
  });

  it('at the same of several passages that read the same, and at the nearest when one more is told', () => {
    const [one, two] = [passage('echo', 'hello', 0), passage('echo', 'hello', 50)];
    const at = (now: readonly Choice[]) =>
      now[standingIn('storm', now, { query: 'storm', choices: [one, two], index: 1 })]?.target?.start;
    expect(at([passage('echo', 'hello', 50), passage('echo', 'hello', 100)])).toBe(100);
    expect(at([passage('echo', 'hello', 0), passage('echo', 'hello', 20), two])).toBe(50);
  });

  it('as far down in the article when its passage is gone, and on the last there is', () => {
    const edited = [passage('wind', 'gusts', 10), passage('wind', 'breezes', 40)];
    expect(standing(wind[1], [...edited, ...rain])).toBe(edited[1]);
    expect(standing(wind[2], [...rain, ...edited])).toBe(edited[1]);
  });

  it('where the next article begins when its own is gone, or where the one before ends', () => {
    expect(standing(rain[1], [...wind, ...snow])).toBe(snow[0]);
    expect(standing(snow[0], [...wind, ...rain])).toBe(rain[1]);
    expect(standing(snow[0], [])).toBeUndefined();
  });
});
