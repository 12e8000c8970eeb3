import { describe, expect, it } from 'vitest';
import { createLinks, linkOn } from './links.ts';

const ARTICLE = 'abcdefghij234567';
const LINK = `seedleaf://open/${ARTICLE}`;

describe('links into the library', () => {
  it('wait until they are taken, once', () => {
    const links = createLinks();
    expect(links.take()).toBeNull();
    expect(links.offer(LINK)).toBe(true);
    expect(links.take()).toEqual({ articleId: ARTICLE, annotationId: null });
    expect(links.take()).toBeNull();
  });

  it('give way to a later one, and not to what is no link', () => {
    const links = createLinks();
    links.offer('seedleaf://open/aaaaaaaaaaaaaaaa');
    links.offer(LINK);
    expect(links.offer('seedleaf://open/../etc')).toBe(false);
    expect(links.take()?.articleId).toBe(ARTICLE);
  });

  it('are found on a command line among words of every kind', () => {
    expect(linkOn(['--library', '/srv/a', LINK])).toBe(LINK);
    expect(linkOn(['--library', `${LINK} --inspect`, 'seedleaf://other'])).toBeNull();
    expect(linkOn([])).toBeNull();
  });
});
