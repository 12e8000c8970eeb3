import { describe, expect, it } from 'vitest';
import type { Found } from './disk-view.ts';
import type { ArticleEntry } from './entries.ts';
import { WholeTexts } from './whole-texts.ts';

const sketch = Uint32Array.of(1, 2, 3);
const found = (textHash: string): Found => ({ bytesHash: '', textHash, sketch });

function wholeTexts(at: (path: string) => Promise<Found | 'absent' | 'unclear'>) {
  const looks: string[] = [];
  const reported: unknown[] = [];
  const whole = new WholeTexts({
    catalog: { article: (id) => ({ id, path: `${id}.txt`, textHash: `text of ${id}` }) as ArticleEntry },
    peek: (path) => {
      looks.push(path);
      return at(path);
    },
    report: (error) => reported.push(error),
  });
  return { whole, looks, reported };
}

describe('the whole text of an article', () => {
  it('is looked at once, until it is forgotten', async () => {
    const { whole, looks } = wholeTexts(() => Promise.resolve(found('text of a')));
    expect(whole.sketchOf('a')).toBe(null);
    for (let times = 0; times < 2; times++) expect(await whole.look(['a'])).toBe(true);
    expect(looks).toEqual(['a.txt']);
    expect(whole.sketchOf('a')).toBe(sketch);
    whole.forget();
    expect(whole.isEmpty).toBe(true);
    expect(whole.sketchOf('a')).toBe(null);
  });

  it.each([
    ['is another by now', () => Promise.resolve(found('another text'))],
    ['is not there', () => Promise.resolve('absent' as const)],
    ['is being written', () => Promise.resolve('unclear' as const)],
  ])('that %s is not known', async (_what, at) => {
    const { whole, looks } = wholeTexts((path) =>
      path === 'a.txt' ? at() : Promise.resolve(found('text of b')),
    );
    expect(await whole.look(['a', 'b'])).toBe(false);
    expect(looks).toEqual(['a.txt', 'b.txt']);
    expect([whole.sketchOf('a'), whole.sketchOf('b')]).toEqual([null, sketch]);
  });

  it('that cannot be read is reported, and not known', async () => {
    const { whole, reported } = wholeTexts(() => Promise.reject(new Error('The disk is gone.')));
    expect(await whole.look(['a'])).toBe(false);
    expect(reported).toHaveLength(1);
  });
});
