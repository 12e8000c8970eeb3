import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCopyFolder } from './copy-folder.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

let root: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seedleaf-copy-'));
  dir = join(root, 'seeds notes');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const textOf = (name: string): Promise<string> => readFile(join(dir, name), 'utf8');
const names = async (): Promise<string[]> =>
  (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();

describe('the folder of the plain copy', () => {
  it('writes over no file that was made after it was looked at', async () => {
    const folder = await openCopyFolder(dir);
    await writeFile(join(dir, 'The sea.md'), 'Mine.');
    await mkdir(join(dir, 'The sea 2.md'));
    await folder.put('a', 'The sea', 'Deep.');
    await folder.save();
    expect(await textOf('The sea.md')).toBe('Mine.');
    expect(await textOf('The sea 3.md')).toBe('Deep.');
    expect(await names()).toEqual(['The sea 2.md', 'The sea 3.md', 'The sea.md']);
    const again = await openCopyFolder(dir);
    await again.put('a', 'The sea', 'Deeper.');
    expect(await textOf('The sea 3.md')).toBe('Deeper.');
  });

  it('writes over no file that took the place of one that had gone', async () => {
    const first = await openCopyFolder(dir);
    await first.put('a', 'The sea', 'Deep.');
    await first.save();
    await rm(join(dir, 'The sea.md'));
    const folder = await openCopyFolder(dir);
    await mkdir(join(dir, 'The sea.md'));
    await folder.put('a', 'The sea', 'Deeper.');
    await folder.save();
    expect(await textOf('The sea 2.md')).toBe('Deeper.');
    await folder.remove('a');
    expect(await names()).toEqual(['The sea.md']);
  });

  it('makes a file that was deleted again, under its name', async () => {
    const folder = await openCopyFolder(dir);
    await folder.put('a', 'The sea', 'Deep.');
    await rm(join(dir, 'The sea.md'));
    await folder.put('a', 'The sea', 'Deep.');
    expect(await names()).toEqual(['The sea.md']);
  });

  it.each(['../precious.txt', '..\\precious.txt', '/precious.txt', 'C:precious.txt', '..', ''])(
    'knows no file of its own outside of it: %j',
    async (name) => {
      await mkdir(dir);
      await writeFile(join(root, 'precious.txt'), 'Precious.');
      const file = { name, base: 'Precious', hash: hashOf('Precious.') };
      const manifest = { version: 1, files: { a: file }, leftAlone: [name] };
      await writeFile(join(dir, '.seedleaf-notes.json'), JSON.stringify(manifest));
      const folder = await openCopyFolder(dir);
      expect(folder.articles()).toEqual([]);
      expect(folder.leftAlone()).toEqual([]);
      await folder.remove('a');
      await folder.put('a', 'Precious', 'Deep.');
      await folder.put('a', 'The sea', 'Deep.');
      expect(await readFile(join(root, 'precious.txt'), 'utf8')).toBe('Precious.');
      expect(await names()).toEqual(['The sea.md']);
    },
  );
});
