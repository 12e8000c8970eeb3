import { describe, expect, it } from 'vitest';
import { cutQuery, LONGEST_QUERY } from './longest.ts';

describe('what was typed', () => {
  it.each(['', 'war peace', 'a'.repeat(LONGEST_QUERY)])('is asked as it is, if it is not too long', (typed) =>
    expect(cutQuery(typed)).toEqual({ query: typed, cut: [] }),
  );

  it('is asked as far as a query goes, and the rest is said', () => {
    const typed = `${'word '.repeat(200)}and more`;
    expect(cutQuery(typed)).toEqual({
      query: 'word '.repeat(200),
      cut: [{ code: 'too-long', start: LONGEST_QUERY, end: typed.length }],
    });
  });

  it('lacks nothing where only space is left out', () =>
    expect(cutQuery(`${'a'.repeat(LONGEST_QUERY)}  \n`).cut).toEqual([]));

  it('is not cut inside a character', () => {
    const { query, cut } = cutQuery(`${'a'.repeat(LONGEST_QUERY - 1)}🌱`);
    expect([query.length, cut[0]?.start]).toEqual([LONGEST_QUERY - 1, LONGEST_QUERY - 1]);
  });
});
