import { describe, expect, it } from 'vitest';
import { Collection } from './collection.ts';
import { find } from './find.ts';
import { createSearchFunctions } from './functions.ts';
import { documentOf } from './texts.testing.ts';
import { warmUp } from './warm-up.ts';

/** Warms up from the first turn to the last; answers how many there were. */
function turnsOn(collection: Collection): number {
  let turns = 0;
  while (warmUp(collection, turns++));
  return turns;
}

const filled = (titles: readonly string[]): Collection => {
  const collection = new Collection();
  titles.forEach((title, number) => {
    collection.put(documentOf(String(number), title, [`De ${title} il est question.`]));
  });
  return collection;
};

describe('a warm-up', () => {
  it('ends at once where there is nothing to ask of', () => {
    expect(turnsOn(new Collection())).toBe(1);
  });

  it.each([[['Guerre']], [['Guerre', 'Paix', 'Trêve']], [['"', '-a OR (', '', 'の', '🌱']]])(
    'comes to an end, whatever titles say: %j',
    (titles) => {
      expect(turnsOn(filled(titles))).toBeLessThan(20);
    },
  );

  it('takes several turns, and changes no answer', () => {
    const [warm, cold] = [filled(['Guerre froide', 'Paix']), filled(['Guerre froide', 'Paix'])];
    expect(turnsOn(warm)).toBeGreaterThan(3);
    for (const query of ['guerre', '"guerre froide"', 'gerre'])
      expect(find(warm, query, 5)).toEqual(find(cold, query, 5));
  });

  it('goes through articles that live', () => {
    const collection = filled(['Guerre', 'Paix']);
    collection.remove('0');
    expect(turnsOn(collection)).toBeGreaterThan(3);
  });

  it('passes over articles without a title', () => {
    expect(turnsOn(filled(['', '🌱', ...Array.from({ length: 20 }, () => 'Guerre')]))).toBeGreaterThan(3);
  });

  it('is a function of the thread, a turn a call', () => {
    const functions = createSearchFunctions();
    expect(functions.warmUp(0)).toBe(false);
    functions.put([documentOf('a', 'Guerre', ['Texte.'])]);
    expect(functions.warmUp(0)).toBe(true);
  });
});
