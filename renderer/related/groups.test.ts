import { describe, expect, it } from 'vitest';
import type { RelatedPassage } from '../../contract/search.ts';
import { groupByArticle } from './groups.ts';

const passage = (articleId: string, shared: readonly string[]): RelatedPassage => ({
  ...{ articleId, title: `Article ${articleId}`, annotationId: null, pieces: [], shared },
  ...{ here: { start: 0, end: 1 }, there: { start: 0, end: 1 }, cutBefore: false, cutAfter: false },
});

describe('related passages by article', () => {
  it('keep the best article first, and its best passage first', () => {
    const [a, b, other] = [passage('a', ['écluse']), passage('b', ['port']), passage('a', ['mer'])];
    const groups = groupByArticle([a, b, other]);
    expect(groups.map(({ articleId }) => articleId)).toEqual(['a', 'b']);
    expect(groups[0]).toMatchObject({ best: a, passages: [a, other], words: ['écluse', 'mer'] });
  });

  it('name each word they share once, whatever its capitals and its plural', () => {
    const [group] = groupByArticle([
      passage('a', ['Digue', 'port']),
      passage('a', ['digues', 'PORT', 'mer']),
    ]);
    expect(group?.words).toEqual(['Digue', 'port', 'mer']);
  });
});
