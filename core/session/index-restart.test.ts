/** What a start of the program reads again, and what it finds at once because the index was kept. */
import { cp, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../reader.ts';
import { StoredIndex } from '../search/stored-index.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
});
afterEach(() => engine.end());

const titlesFound = async (query: string): Promise<string[]> =>
  (await engine.call('search', { query, limit: 10 })).groups.map(({ title }) => title).sort();

const complete = (): Promise<unknown> =>
  until(async () => {
    const { state, indexing } = await engine.call('libraryStatus', {});
    return state === 'ready' && indexing === null;
  });

/** Resolves when what can be found was written down. */
const kept = async (): Promise<void> => {
  const libraries = join(dirname(engine.libraryDir), 'data', 'libraries');
  await until(async () => {
    const names = await readdir(libraries, { recursive: true });
    return names.some((name) => name.endsWith('.segment')) && !names.some((name) => name.endsWith('.part'));
  });
};

/** Resolves when the next start will have so many articles without reading them: a copy is asked, as a start tidies up. */
const areHeld = (articles: number): Promise<unknown> =>
  until(async () => {
    await kept();
    const libraries = join(dirname(engine.libraryDir), 'data', 'libraries');
    const [library = ''] = await readdir(libraries);
    const copy = await mkdtemp(join(tmpdir(), 'seedleaf-index-'));
    await cp(join(libraries, library, 'index'), copy, { recursive: true });
    return new StoredIndex(copy).collection.size === articles;
  });

const fill = async (): Promise<void> => {
  await engine.write('ferry.txt', 'The Night Ferry\n\nThe ferry left the quay a little after ten.\n');
  await engine.write('verger.txt', 'Le verger de Martin\n\nLes pommiers y sont plus vieux que la maison.\n');
  await engine.write('digue.txt', 'La digue\n\nLa mer monte, et la digue tient.\n');
  await engine.open();
  await complete();
};

describe('the next start', () => {
  it('warms up before anybody asks', async () => {
    await fill();
    await kept();
    await engine.close();
    await engine.open();
    await until(() => Promise.resolve(engine.warmed().length > 3));
    expect(engine.warmed().slice(0, 4)).toEqual([0, 1, 2, 3]);
  });

  it('finds everything without reading a source', async () => {
    await fill();
    await kept();
    await engine.close();
    await engine.open();
    await complete();
    expect([await titlesFound('pommier'), await titlesFound('ferry')]).toEqual([
      ['Le verger de Martin'],
      ['The Night Ferry'],
    ]);
    expect(engine.read()).toEqual([]);
  });

  it('reads what came, changed and went meanwhile, and nothing else', async () => {
    await fill();
    await kept();
    await engine.close();
    await engine.write('neuf.txt', 'Un neuf\n\nLes mouettes du port crient.\n');
    await engine.write(
      'ferry.txt',
      'The Night Ferry\n\nThe ferry left the quay at midnight, without its lorries.\n',
    );
    await engine.remove('digue.txt');
    await engine.open();
    await until(
      async () => (await titlesFound('mouettes')).length === 1 && (await titlesFound('lorries')).length === 1,
    );
    await until(async () => (await titlesFound('digue')).length === 0);
    expect([...engine.read()].sort()).toEqual(['ferry.txt', 'neuf.txt']);
    expect(await titlesFound('ten')).toEqual([]);
    expect(await titlesFound('pommiers')).toEqual(['Le verger de Martin']);
  });

  it('reads annotated articles again, so that their notes lead to their place', async () => {
    await fill();
    await engine.mark('verger.txt', 'pommiers', 'À comparer avec ceux de Normandie.');
    await kept();
    await engine.close();
    await engine.open();
    await until(async () => (await titlesFound('Normandie')).length === 1);
    expect(engine.read()).toEqual(['verger.txt']);
  });

  it('reads what arrived since a standing search was saved, as it may not have been asked, and nothing older', async () => {
    await fill();
    await until(async () => (await engine.call('libraryStatus', {})).articles === 3);
    const id = '7a2d4f19-8c3e-4b05-9f61-d0e5a7b3c284';
    await engine.call('saveSearch', { id, name: 'Mouettes', query: 'mouettes', isStanding: true });
    await engine.write('neuf.txt', 'Un neuf\n\nLes mouettes du port crient.\n');
    await areHeld(4);
    await engine.close();
    await engine.open();
    await until(() => Promise.resolve(engine.read().length > 0));
    await complete();
    expect(engine.read()).toEqual(['neuf.txt']);
  });

  it('reads everything when the index is gone', async () => {
    await fill();
    await kept();
    await engine.close();
    const libraries = join(dirname(engine.libraryDir), 'data', 'libraries');
    const [library = ''] = await readdir(libraries);
    await rm(join(libraries, library, 'index'), { recursive: true });
    await engine.open();
    await complete();
    expect(await titlesFound('pommier')).toEqual(['Le verger de Martin']);
    expect([...engine.read()].sort()).toEqual(['digue.txt', 'ferry.txt', 'verger.txt']);
  });

  it('does not mind a time that changed alone, nor forget an article that was touched', async () => {
    await fill();
    await kept();
    await engine.close();
    const file = join(engine.libraryDir, 'verger.txt');
    const { mtimeMs } = await stat(file);
    await utimes(file, mtimeMs / 1000 + 60, mtimeMs / 1000 + 60);
    await engine.open();
    await until(() => Promise.resolve(engine.read().length > 0));
    await complete();
    expect(await titlesFound('pommier')).toEqual(['Le verger de Martin']);
    expect(engine.read()).toEqual(['verger.txt']);
  });
});

it('an article is found by the name of what it was published in, which the page is told beside its address', async () => {
  const facts = 'source: Le Fournil\nurl: https://exemple.fr/pain';
  await engine.write('pain.md', `---\n${facts}\n---\n\n# Le pain\n\nLa mie.\n`);
  await fill();
  await until(async () => (await titlesFound('source:fournil'))[0] === 'Le pain');
  expect(await titlesFound('source:exemple.fr')).toEqual(['Le pain']);
  const { id } = await engine.article('pain.md');
  expect(await engine.call('openArticle', { articleId: id })).toMatchObject({
    ...{ publication: 'Le Fournil', url: 'https://exemple.fr/pain' },
  });
});

it('an article is found by plain words of its author, its publication and its tags, also after the next start', async () => {
  const written = (author: string) =>
    `---\nauthor: ${author}\nsource: Le Fournil\ntags: [lecture, roman]\n---\n\n# Le pain\n\nLa mie.\n`;
  const queries = ['Claire Dumas', 'fournil', 'roman', 'Ada Lovelace'];
  const found = () => Promise.all(queries.map(async (query) => (await titlesFound(query)).length));
  await engine.write('pain.md', written('Claire Dumas'));
  await fill();
  await until(async () => (await titlesFound('dumas')).length === 1);
  expect(await found()).toEqual([1, 1, 1, 0]);
  await areHeld(4);
  await engine.close();
  await engine.open();
  await complete();
  expect(engine.read()).toEqual([]);
  expect(await found()).toEqual([1, 1, 1, 0]);
  await engine.write('pain.md', written('Ada Lovelace'));
  await until(async () => (await titlesFound('lovelace')).length === 1);
  expect(await found()).toEqual([0, 1, 1, 1]);
});

it('an article is found by the address it comes from', async () => {
  await engine.write('pain.md', '---\nsource: https://exemple.fr/pain\n---\n\n# Le pain\n\nLa mie.\n');
  await fill();
  await until(async () => (await titlesFound('source:exemple.fr'))[0] === 'Le pain');
  expect(await titlesFound('source:exemple.com')).toEqual([]);
});
