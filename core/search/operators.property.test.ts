/**
 * What operators and filters mean: whatever query is put together, exactly the articles answer that a slow reading finds,
 * and exactly their passages match.
 */
import fc from 'fast-check';
import { it } from 'vitest';
import { times, tried } from '../annotations/fixtures/scale.ts';
import { Collection } from './collection.ts';
import { content, putContent } from './libraries.testing.ts';
import { query } from './queries.testing.ts';
import { expectSlowAnswer } from './slow-answer.testing.ts';

const library = fc.tuple(...['a', 'b', 'c', 'd'].map(content));

it('answers any query as a slow reading of every article does, and with the same passages', () => {
  const asked = { 'as typed': 0, incomplete: 0, corrected: 0, widened: 0 };
  fc.assert(
    fc.property(library, fc.array(query, { minLength: 3, maxLength: 3 }), (contents, queries) => {
      const collection = new Collection(5);
      for (const each of contents) putContent(collection, each);
      for (const each of queries) {
        const { relaxed, isWidened, corrections } = expectSlowAnswer(collection, contents, each);
        asked[corrections > 0 ? 'corrected' : relaxed ? 'incomplete' : 'as typed']++;
        if (isWidened) asked.widened++;
      }
    }),
    { numRuns: times(1_000) },
  );
  const said = Object.entries(asked).map(([what, count]) => `${String(count)} ${what}`);
  tried(`queries put together of words, phrases, fields, filters and operators: ${said.join(', ')}`);
}, 600_000);
