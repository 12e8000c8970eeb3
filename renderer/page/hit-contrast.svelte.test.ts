import { afterEach, describe, expect, it } from 'vitest';
import { COLOURS } from '../../contract/annotation.ts';
import { colourOf, contrast } from '../../tests/component/colours.ts';
import '../ui/theme.css';
import './page-text.css';

const GROUNDS = [
  { ground: '--paper', words: '--soft' },
  { ground: '--desk', words: '--ink' },
  ...COLOURS.map((colour) => ({ ground: `--${colour}`, words: '--ink' })),
  ...COLOURS.map((colour) => ({ ground: `--${colour}-deep`, words: '--on-deep' })),
];

describe.each(['light', 'sepia', 'dark'])('what was looked for, in the %s theme', (theme) => {
  afterEach(() => delete document.documentElement.dataset['theme']);

  it('is seen by its line, and its words are read, on paper and on every mark', () => {
    document.documentElement.dataset['theme'] = theme;
    for (const { ground, words } of GROUNDS) {
      const washed = colourOf('var(--hit)', colourOf(`var(${ground})`));
      expect(contrast(colourOf('var(--hit-line)'), washed), `line on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(contrast(colourOf(`var(${words})`), washed), `words on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has no colour that a mark has, and hides none', () => {
    document.documentElement.dataset['theme'] = theme;
    const hit = getComputedStyle(document.body, '::highlight(find)');
    const grounds = GROUNDS.map(({ ground }) => String(colourOf(`var(${ground})`)));
    const washed = grounds.map((_, at) =>
      String(colourOf('var(--hit)', colourOf(`var(${GROUNDS[at]?.ground ?? ''})`))),
    );
    expect(new Set(washed).size).toBe(grounds.length);
    expect(washed.filter((colour) => grounds.includes(colour))).toEqual([]);
    expect(hit.textDecorationLine).toContain('underline');
  });
});
