import { describe, expect, it } from 'vitest';
import { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import { hereAs } from './here-as.ts';

const here: ArticleEntry = {
  ...{ id: 'here', path: 'a.txt', bytesHash: 'bytes', textHash: 'text', sketch: '' },
  ...{ title: '', excerpt: '', language: null, author: null, date: null, tags: [], words: 1 },
  ...{ size: 1, ino: 1, mtimeMs: 1, addedAt: 1, changedAt: 1, goneAt: null },
};
const remembered = { id: 'remembered', path: 'a.txt', bytesHash: 'bytes', textHash: 'text' };
const keeper = {
  isAnnotated: (id: string): boolean => id === 'remembered',
  nowCalled: (id: string): string => id,
  answered: (): boolean | null => null,
};
const catalog = new Catalog();
catalog.put(here);

describe('an article that annotations remember', () => {
  it('is the one here that has its content', () => {
    expect(hereAs(remembered, catalog, keeper)?.id).toBe('here');
    expect(hereAs({ ...remembered, path: 'b.txt' }, catalog, keeper)?.id).toBe('here');
    expect(hereAs({ ...remembered, bytesHash: 'others', textHash: null }, catalog, keeper)).toBeNull();
  });

  it('is none that is marked itself', () => {
    expect(hereAs(remembered, catalog, { ...keeper, isAnnotated: () => true })).toBeNull();
  });

  it('is none of which a person said that it is another', () => {
    expect(hereAs(remembered, catalog, { ...keeper, answered: () => false })).toBeNull();
  });

  it('is none when it became another by what a person said', () => {
    const spent = { ...keeper, isAnnotated: () => false, nowCalled: () => 'another' };
    expect(hereAs(remembered, catalog, spent)).toBeNull();
  });
});
