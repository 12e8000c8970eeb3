import { describe, expect, it } from 'vitest';
import { readTags } from './read-tags.ts';

describe('Reading tags', () => {
  it('takes words between commas, with or without a hash, spaces inside kept', () => {
    expect(readTags(' #droit, à vérifier,otsc ;Loire')).toEqual(['droit', 'à vérifier', 'otsc', 'Loire']);
  });

  it('keeps each tag once and nothing that is empty', () => {
    expect(readTags('#, droit,, #droit')).toEqual(['droit']);
  });
});
