import { describe, expect, it } from 'vitest';
import { excerptOf, openingTitle } from './opening.ts';

const titleOf = (text: string) => openingTitle(text).title;

describe('the first words as a title', () => {
  it('are the first sentence when it is short', () => {
    expect(
      titleOf('Les haies reviennent partout. On en replante dans les vallées et sur les plateaux.'),
    ).toBe('Les haies reviennent partout');
  });

  it('end with a clause when one ends late enough', () => {
    expect(
      titleOf(
        'Depuis que les haies reviennent dans les vallées du nord, les oiseaux que l’on croyait perdus nichent.',
      ),
    ).toBe('Depuis que les haies reviennent dans les vallées du nord…');
  });

  it('never end in the middle of a word, nor with a word that leaves them hanging', () => {
    expect(
      titleOf(
        'Quand le bac de midi accoste au ponton de Saint-Clair les marchandes descendent dans la file des voitures',
      ),
    ).toBe('Quand le bac de midi accoste au ponton de Saint-Clair les marchandes descendent…');
  });

  it('of a text without spaces are cut between characters, not inside one', () => {
    const title = titleOf('𠮷'.repeat(100));
    expect(title.isWellFormed()).toBe(true);
    expect(title.length).toBeLessThanOrEqual(80);
  });
});

describe('an excerpt', () => {
  it('of a short text is the text', () => {
    expect(excerptOf('Il pleut.')).toBe('Il pleut.');
  });

  it('of a long text ends with a whole word and an ellipsis, within 200 characters', () => {
    const excerpt = excerptOf('pommier '.repeat(60));
    expect(excerpt).toMatch(/pommier…$/);
    expect(excerpt.length).toBeLessThanOrEqual(200);
  });
});
