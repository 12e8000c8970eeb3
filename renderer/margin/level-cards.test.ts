import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelCards, type Card } from './level-cards.ts';

const card = (id: string, level: number, height = 40): Card => ({ id, level, height });

describe('Setting notes level with their passages', () => {
  it('leaves cards that have room at the level of their passage', () => {
    expect([...levelCards([card('a', 0), card('b', 100)], null, 10)]).toEqual([
      ['a', 0],
      ['b', 100],
    ]);
  });

  it('pushes a card down below the one before it', () => {
    expect(levelCards([card('a', 0), card('b', 20)], null, 10).get('b')).toBe(50);
  });

  it('keeps the active card at its level and moves the one before it up', () => {
    const tops = levelCards([card('a', 90), card('b', 100), card('c', 105)], 'b', 10);
    expect(tops.get('b')).toBe(100);
    expect(tops.get('a')).toBe(50);
    expect(tops.get('c')).toBe(150);
  });

  it('never lets two cards overlap, whichever is active', () => {
    const cards = fc
      .array(fc.tuple(fc.nat(2_000), fc.integer({ min: 10, max: 300 })), { minLength: 1, maxLength: 30 })
      .map((each) =>
        each.sort((x, y) => x[0] - y[0]).map(([level, height], i) => card(String(i), level, height)),
      );
    fc.assert(
      fc.property(cards, fc.nat(30), (given, active) => {
        const tops = levelCards(given, String(active), 8);
        for (const [i, each] of given.slice(1).entries()) {
          const before = given[i];
          if (!before) continue;
          const end = (tops.get(before.id) ?? 0) + before.height;
          expect(tops.get(each.id)).toBeGreaterThanOrEqual(end + 8);
        }
      }),
    );
  });
});
