import { describe, expect, it } from 'vitest';
import { RecentChanges } from './few-changes.ts';

const many = (dir: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${dir}${String(i)}.txt`);

const fewInTheirPlace = (paths: readonly string[], most: number): Set<string> =>
  new RecentChanges(most).fewOf(paths, 0);

describe('what is few in its place', () => {
  it('is all of a small batch, wherever it lies', () => {
    const paths = ['a.txt', 'b/c.txt', 'b/d/e.txt'];
    expect(fewInTheirPlace(paths, 3)).toEqual(new Set(paths));
  });

  it('is a file dropped into a folder of its own while another folder fills', () => {
    expect(fewInTheirPlace([...many('new/', 500), 'dropped/a.txt'], 20)).toEqual(new Set(['dropped/a.txt']));
  });

  it('is a file dropped beside a folder that fills, and one beside many that fill', () => {
    expect(fewInTheirPlace([...many('new/', 500), 'a.txt'], 20)).toEqual(new Set(['a.txt']));
    const folders = Array.from({ length: 30 }, (_, i) => many(`new/${String(i)}/`, 40)).flat();
    expect(fewInTheirPlace([...folders, 'new/a.txt', 'old/b/c.txt'], 20)).toEqual(
      new Set(['new/a.txt', 'old/b/c.txt']),
    );
  });

  it('is nothing of a mass in one folder, nor of a mass of folders with little in each', () => {
    expect(fewInTheirPlace(many('', 21), 20)).toEqual(new Set());
    const folders = Array.from({ length: 500 }, (_, i) => `storage/${String(i)}/paper.txt`);
    expect(fewInTheirPlace([...folders, 'dropped/a.txt'], 20)).toEqual(new Set(['dropped/a.txt']));
    expect(fewInTheirPlace(folders, 20)).toEqual(new Set());
  });
});

describe('a mass in folders inside of folders', () => {
  it.each([
    [1_000, 2, 15],
    [200, 5, 7],
    [16, 12, 3],
  ])(
    'of %i folders of %i of %i files is a mass, and what is dropped beside it is not',
    (outer, inner, files) => {
      const paths: string[] = [];
      for (let a = 0; a < outer; a++)
        for (let b = 0; b < inner; b++) paths.push(...many(`notes/${String(a)}/${String(b)}/`, files));
      expect(fewInTheirPlace([...paths, 'notes/a.txt', 'dropped/b.txt'], 20)).toEqual(
        new Set(['notes/a.txt', 'dropped/b.txt']),
      );
    },
  );
});

describe('what came shortly before', () => {
  it('counts: a mass that comes in small batches is a mass, and what is dropped meanwhile is not of it', () => {
    const changes = new RecentChanges(20);
    const first = new Set<string>();
    for (let batch = 0; batch < 50; batch++) {
      const paths = [...many(`new/${String(batch)}-`, 10), `dropped/${String(batch)}.txt`];
      for (const path of changes.fewOf(paths, batch * 300)) first.add(path);
    }
    const dropped = Array.from({ length: 50 }, (_, batch) => `dropped/${String(batch)}.txt`);
    expect([...first].filter((path) => !path.startsWith('new'))).toEqual(dropped);
    expect([...first].filter((path) => path.startsWith('new'))).toHaveLength(20);
  });

  it('is forgotten after a while, and one file that is saved again and again is one', () => {
    const changes = new RecentChanges(2);
    expect(changes.fewOf(many('', 3), 0)).toEqual(new Set());
    expect(changes.fewOf(['0.txt'], 4_999)).toEqual(new Set());
    for (let at = 10_000; at < 15_000; at += 500) expect(changes.fewOf(['0.txt'], at).size).toBe(1);
  });
});
