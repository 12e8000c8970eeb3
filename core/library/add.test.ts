import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFile, addText, clearIncoming } from './add.ts';
import { nameForText, numberedName, safeFileName } from './file-name.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seedleaf-add-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const encode = (text: string): string => Buffer.from(text).toString('base64');
const visible = async (): Promise<string[]> =>
  (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();

describe('adding a file', () => {
  it('copies the bytes as they are', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x0d, 0x0a, 0xe9]);
    expect(await addFile(dir, { name: 'old.txt', base64: bytes.toString('base64') })).toBe('old.txt');
    expect(await readFile(join(dir, 'old.txt'))).toEqual(bytes);
  });

  it('gives the same name a number, and leaves every file that was there alone', async () => {
    await writeFile(join(dir, 'Essay.md'), 'mine');
    expect(await addFile(dir, { name: 'Essay.md', base64: encode('one') })).toBe('Essay 2.md');
    expect(await addFile(dir, { name: 'Essay.md', base64: encode('two') })).toBe('Essay 3.md');
    expect(await readFile(join(dir, 'Essay.md'), 'utf8')).toBe('mine');
  });

  it('gives twenty additions of one name at once twenty names', async () => {
    const given = await Promise.all(
      Array.from({ length: 20 }, (_, i) => addFile(dir, { name: 'a.txt', base64: encode(`n${i}`) })),
    );
    expect(new Set(given).size).toBe(20);
    const contents = await Promise.all(given.map((name) => readFile(join(dir, name), 'utf8')));
    expect(new Set(contents).size).toBe(20);
    expect(await readdir(join(dir, '.seedleaf', 'incoming'))).toEqual([]);
  });

  it('refuses what cannot be read, naming the file, and writes nothing', async () => {
    await expect(addFile(dir, { name: 'film.mkv', base64: '' })).rejects.toMatchObject({
      ...{ code: 'file-kind-unsupported', subject: 'film.mkv' },
    });
    await expect(addFile(dir, { name: 'a.txt', base64: 'no base64!' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await visible()).toEqual([]);
  });

  it.each(['AAA', 'AA=A', '=AAA', 'A===', 'AAAA====', 'AAAA\n'])('takes %j for no base64', async (base64) => {
    await expect(addFile(dir, { name: 'a.txt', base64 })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('does not make a library that is missing', async () => {
    const gone = join(dir, 'gone');
    await expect(addText(gone, 'Words.')).rejects.toMatchObject({ code: 'library-missing', subject: gone });
    expect(await visible()).toEqual([]);
  });

  it('says which file could not be copied when the folder cannot be written', async () => {
    await writeFile(join(dir, '.seedleaf'), 'in the way');
    await expect(addText(dir, 'Words of mine.')).rejects.toMatchObject({
      ...{ code: 'copy-failed', subject: 'Words of mine.txt' },
    });
  });

  it('clears away what a killed program left, but nothing that may be under way', async () => {
    const incoming = join(dir, '.seedleaf', 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(join(incoming, 'old.part'), 'half');
    await writeFile(join(incoming, 'new.part'), 'half');
    await utimes(join(incoming, 'old.part'), 1, 1);
    await clearIncoming(dir, Date.now());
    expect(await readdir(incoming)).toEqual(['new.part']);
  });
});

describe('adding pasted text', () => {
  it('names the file after its first words', async () => {
    const name = await addText(
      dir,
      '\n  De l’amitié : ce que Montaigne écrit à la mort de La Boétie\nSuite.',
    );
    expect(name).toBe('De l’amitié ce que Montaigne écrit à.txt');
    expect((await stat(join(dir, name))).size).toBeGreaterThan(60);
  });

  it('has a name for a text without words', () => {
    expect(nameForText('… — !', 'article')).toBe('article.txt');
  });
});

describe('a safe name', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\me\\note.md', 'note.md'],
    ['.hidden.txt', 'hidden.txt'],
    ['con.txt', 'con_.txt'],
    ['LPT1.md', 'LPT1_.md'],
    ['what? why*.txt', 'what why.txt'],
    ['ends with dots... .txt', 'ends with dots.txt'],
    ['a\u0000b\u001fc.txt', 'a b c.txt'],
    ['gpj.\u202etxt.md', 'gpj. txt.md'],
    ['#draft#.txt', 'draft.txt'],
    ['.txt', 'article.txt'],
  ])('of %j is %j', (given, safe) => {
    expect(safeFileName(given, 'article')).toBe(safe);
  });

  it('is short, visible, and has nothing in it that leads elsewhere, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (stem) => {
        const name = numberedName(safeFileName(`${stem}.txt`, 'article'), 12_345);
        expect(name).toMatch(/ 12345\.txt$/);
        expect(name).not.toMatch(/^[.\s]|[/\\\p{Cc}<>:"|?*]/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
  });
});
