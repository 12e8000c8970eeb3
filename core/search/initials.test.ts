/** One letter, as the first key of any word: found by its own form, and as it stands in the texts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold.ts';
import { FormIndex } from './form-index.ts';
import { createSearchFunctions } from './functions.ts';
import { beginningWith, initialOf } from './initials.ts';
import { documentOf } from './texts.testing.ts';
import { atomsOf } from './words.ts';

const word = fc.constantFrom(
  'guerre',
  'Gare',
  'g',
  'l’gaz',
  'été',
  'e',
  '1',
  '12',
  'œuf',
  '𝒜𝒜',
  '的',
  '大学',
  'ที่',
);

it('one letter finds what holds a word that begins with it, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('g', 'e', '1', 'o', 'z', 'é', 'G'),
      fc.constantFrom('', 'guerre ', '"', '"guerre '),
      (texts, letter, before) => {
        const search = createSearchFunctions();
        search.put(texts.map((words, at) => documentOf(String(at), '', [words.join(' ')])));
        const asked = fold(letter);
        const expected = texts.flatMap((words, at) => {
          const atoms = atomsOf(fold(words.join(' ')));
          const isThere = atoms.some((atom, place) => {
            const follows = before !== '"guerre ' || atoms[place - 1] === 'guerre';
            return atom.startsWith(asked) && follows;
          });
          return isThere && (before !== 'guerre ' || atoms.includes('guerre')) ? [String(at)] : [];
        });
        const { groups, relaxed } = search.find({ query: before + letter, limit: 99 });
        if (!relaxed) expect(groups.map(({ articleId }) => articleId).sort()).toEqual(expected.sort());
        else expect(expected).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

it('counts a longer word by its first letter, and a letter by itself', () => {
  const index = new FormIndex();
  index.add('guerre et gare');
  index.add('g');
  const held = (form: string | null): number[][] => {
    const found: number[][] = [];
    index.eachKin(form ?? '', (passages, frequency) => found.push([...passages, frequency]));
    return found;
  };
  expect(held(beginningWith('g'))).toEqual([[0, 2]]);
  expect(held('g')).toEqual([[1, 1]]);
  expect(initialOf('g')).toBeNull();
  expect(initialOf('大学')).toBeNull();
  expect(initialOf('𝒜𝒜')).toBeNull();
  expect(beginningWith('gu')).toBeNull();
});
