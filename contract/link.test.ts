import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo, readLink } from './link.ts';

const ARTICLE = 'abcdefghij234567';
const ANNOTATION = '0b8c6c1e-57d5-4d3c-9f0a-3f1f6f7f2a11';

describe('a link into the library', () => {
  it('names an article, or a passage of it', () => {
    expect(readLink(`seedleaf://open/${ARTICLE}`)).toEqual({ articleId: ARTICLE, annotationId: null });
    expect(readLink(`seedleaf://open/${ARTICLE}/${ANNOTATION}`)).toEqual({
      articleId: ARTICLE,
      annotationId: ANNOTATION,
    });
  });

  it('is read back as it was written', () => {
    const annotationId = fc.option(fc.uuid());
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z2-7]{16}$/), annotationId, (articleId, annotationId) => {
        expect(readLink(linkTo({ articleId, annotationId }))).toEqual({ articleId, annotationId });
      }),
    );
  });

  it('may end with the slash that a system adds', () => {
    expect(readLink(`seedleaf://open/${ARTICLE}/`)?.articleId).toBe(ARTICLE);
  });

  it.each([
    '',
    'seedleaf://',
    'seedleaf://open/',
    `seedleaf://open/${ARTICLE}x`,
    `seedleaf://open/${ARTICLE.toUpperCase()}`,
    `seedleaf://open/../${ARTICLE}`,
    `seedleaf://open/${ARTICLE}/${ANNOTATION}/more`,
    `seedleaf://open/${ARTICLE}/not-an-id`,
    `seedleaf://open/${ARTICLE}?q=1`,
    `seedleaf://open/${ARTICLE}#part`,
    `seedleaf://open/${ARTICLE}\n`,
    `seedleaf://other/${ARTICLE}`,
    `seedleaf-app://open/${ARTICLE}`,
    `https://open/${ARTICLE}`,
    ` seedleaf://open/${ARTICLE}`,
    '--inspect',
  ])('is not %j', (text) => {
    expect(readLink(text)).toBeNull();
  });
});
