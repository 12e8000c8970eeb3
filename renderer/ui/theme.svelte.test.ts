import { afterEach, describe, expect, it } from 'vitest';
import { colourOf, contrast } from '../../tests/component/colours.ts';
import './theme.css';

const valueOf = (token: string): string => String(colourOf(`var(${token})`));

describe.each(['light', 'sepia', 'dark'])('what is pointed at, in the %s theme', (theme) => {
  afterEach(() => delete document.documentElement.dataset['theme']);

  it('is told from every ground it lies on, and its words are read', () => {
    document.documentElement.dataset['theme'] = theme;
    for (const ground of ['--paper', '--desk', '--raised'])
      expect(valueOf('--hover'), `on ${ground}`).not.toBe(valueOf(ground));
    for (const words of ['--ink', '--soft', '--accent'])
      expect(contrast(colourOf(`var(${words})`), colourOf('var(--hover)')), words).toBeGreaterThanOrEqual(
        4.5,
      );
  });
});
