import { afterEach, describe, expect, it } from 'vitest';
import { COLOURS } from '../../contract/annotation.ts';
import '../ui/theme.css';
import './page-text.css';

type Rgb = readonly [number, number, number];

/** The colour that a value of the style sheet comes to, laid on a ground. */
function colourOf(value: string, ground: Rgb = [0, 0, 0]): Rgb {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  const probe = document.createElement('i');
  probe.style.color = value;
  document.body.append(probe);
  if (!canvas) throw new Error('There is no canvas.');
  canvas.fillStyle = `rgb(${ground.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const luminance = (rgb: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
};

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
