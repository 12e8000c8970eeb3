import { describe, expect, it } from 'vitest';
import { readTags } from './read-tags.ts';
import { TagSpellings, variantsAmong } from './tag-spellings.ts';

const uses = [
  { tag: 'politique', annotations: 9 },
  { tag: 'Politique', annotations: 2 },
  { tag: 'Été', annotations: 2 },
  { tag: 'POLITIQUE', annotations: 1 },
];

describe('the spelling of tags', () => {
  const spellings = new TagSpellings(() => Promise.resolve([]));
  spellings.take(uses);

  it('means the tag that is there when its name is typed with other capitals, the most used of several', () => {
    expect(readTags('pOLitique, été, Loire', [], spellings.of)).toEqual(['politique', 'Été', 'Loire']);
  });

  it('leaves a spelling that is there as it is, and what an annotation has already', () => {
    expect(readTags('Politique', [], spellings.of)).toEqual(['Politique']);
    expect(readTags('ÉTÉ', ['ÉTÉ'], spellings.of)).toEqual(['ÉTÉ']);
  });

  it('knows one name in two forms of Unicode, and tells names apart by their accents', () => {
    expect(readTags('e\u0301te\u0301', [], spellings.of)).toEqual(['Été']);
    expect(readTags('ete', [], spellings.of)).toEqual(['ete']);
  });

  it('lets a tag be renamed to other capitals of its own', () => {
    expect(spellings.renamed('Été', 'été')).toBe('été');
    expect(spellings.renamed('vote', 'POlitique')).toBe('politique');
  });

  it('finds those that differ from a more used one by capitals only', () => {
    expect(variantsAmong(uses).map(({ tag, kept }) => [tag.tag, kept.tag])).toEqual([
      ['Politique', 'politique'],
      ['POLITIQUE', 'politique'],
    ]);
  });
});
