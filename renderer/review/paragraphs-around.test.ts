import { describe, expect, it } from 'vitest';
import { paragraphsAround } from './paragraphs-around.ts';

describe('A kept text', () => {
  const text = 'On mills\n\nThe wheel turns slowly.\n\nIt turns all night.\n\nNobody hears it.';
  const whole = { title: 'On mills', text, textHash: '0'.repeat(64) };

  it('is cut into its paragraphs, with the passage in those that it runs through', () => {
    const span = { start: text.indexOf('slowly'), end: text.indexOf(' night') };
    const cut = paragraphsAround({ ...whole, span });
    expect(cut.map(({ before, marked, after }) => [before, marked, after])).toEqual([
      ['On mills', '', ''],
      ['The wheel turns ', 'slowly.', ''],
      ['', 'It turns all', ' night.'],
      ['', '', 'Nobody hears it.'],
    ]);
    expect(cut.map(({ isFirst }) => isFirst)).toEqual([false, true, false, false]);
    expect(cut.map(({ isTitle }) => isTitle)).toEqual([true, false, false, false]);
  });
});
