import { describe, expect, it } from 'vitest';
import { fieldOf, momentOf, stretchOf } from './spans-of-time.ts';

const at = (...parts: readonly [number, number, number, number?]): number =>
  new Date(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0).getTime();

describe('stretches of time', () => {
  it('begin with their first day, and today is one of them', () => {
    const now = at(2026, 11, 21, 15);
    expect(stretchOf('today', now)).toEqual({ from: at(2026, 11, 21), until: null });
    expect(stretchOf('week', now)).toEqual({ from: at(2026, 11, 15), until: null });
    expect(stretchOf('month', now)).toEqual({ from: at(2026, 10, 23), until: null });
    expect(stretchOf('year', now)).toEqual({ from: at(2026, 1, 1), until: null });
    expect(stretchOf('any', now)).toEqual({ from: null, until: null });
  });

  it('are read from fields and written into them, the last day whole', () => {
    expect(momentOf('2026-05-01')).toBe(at(2026, 5, 1));
    expect(momentOf('2026-05-31', 1)).toBe(at(2026, 6, 1));
    expect(fieldOf(at(2026, 5, 1))).toBe('2026-05-01');
    expect(fieldOf(null)).toBe('');
    expect(momentOf('')).toBeNull();
  });
});
