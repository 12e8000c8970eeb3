import { expect, it } from 'vitest';
import { railMarks } from './rail-marks.ts';

it('draws each mark of a few where it is', () => {
  const marks = [
    { share: 0.25, colour: 'sun' as const },
    { share: 0.25, colour: 'sky' as const },
    { share: 0.5, colour: 'sun' as const },
  ];
  expect(railMarks(marks)).toEqual(marks);
});

it('draws no more of a hundred thousand than its height can show', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({ share: at / 100_000, colour: 'leaf' as const }));
  expect(railMarks(many)).toHaveLength(601);
});
