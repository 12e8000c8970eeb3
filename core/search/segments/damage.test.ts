import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { times, tried } from '../../annotations/fixtures/scale.ts';
import { SEGMENT_SIZE } from '../collection.ts';
import { createSearchFunctions } from '../functions.ts';
import { StoredIndex } from '../stored-index.ts';
import { documentOf } from '../texts.testing.ts';
import { IndexFolder } from './index-folder.ts';
import { SegmentList } from './segment-list.ts';
import { Upkeep } from './upkeep.ts';

const TEXTS = [
  'Le vent du nord souffle sur la côte.',
  'La mer monte, et les digues tiennent.',
  'Nobody saw the ferry leave.',
];
const QUERIES = ['vent', 'digue', 'ferry leave', 'nor', 'tienent', '"la mer"'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-damage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function store(): Promise<void> {
  const index = new StoredIndex(folder);
  TEXTS.forEach((text, i) =>
    index.collection.put({ ...documentOf(String(i), `Titre ${String(i)}`, [text]), language: 'fr' }),
  );
  await index.rest();
}

/** What a start answers, or `gone` when it met damage while it did. */
function answers(): string {
  const damages: string[] = [];
  const search = createSearchFunctions(
    { indexFolder: folder },
    { onDamage: () => void damages.push('thrown away') },
  );
  try {
    const found = QUERIES.map((query) => search.find({ query, limit: 5 }).groups);
    const related = search.related({ articleId: '0', span: null, limit: 5 });
    return JSON.stringify([found, related]);
  } catch (error) {
    if (damages.length === 0) throw error;
    return 'gone';
  }
}

describe('an index that was stored', () => {
  it('answers at the next start as before, without being given anything', async () => {
    const fresh = createSearchFunctions();
    fresh.put(
      TEXTS.map((text, i) => ({ ...documentOf(String(i), `Titre ${String(i)}`, [text]), language: 'fr' })),
    );
    await store();
    const search = createSearchFunctions({ indexFolder: folder });
    for (const query of QUERIES)
      expect(search.find({ query, limit: 5 }).groups).toEqual(fresh.find({ query, limit: 5 }).groups);
  });

  it('is never trusted when a bit of it is another: it answers as before, or is thrown away and says so', async () => {
    await store();
    const whole = answers();
    const empty = JSON.stringify([QUERIES.map(() => []), []]);
    const files = new Map<string, Buffer>();
    for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)));
    const outcomes = { same: 0, empty: 0, gone: 0 };
    let bits = 0;
    for (const [name, bytes] of files)
      for (let at = 0; at < bytes.length * 8; at += times(61, 1)) {
        for (const [each, content] of files) await writeFile(join(folder, each), content);
        const damaged = Buffer.from(bytes);
        damaged.writeUInt8(damaged.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
        await writeFile(join(folder, name), damaged);
        const answer = answers();
        expect([whole, empty, 'gone']).toContain(answer);
        // What is not trusted must not lie there for the next start, which might not come upon the damage.
        if (answer !== whole) expect(await readdir(folder)).toEqual([]);
        outcomes[answer === whole ? 'same' : answer === 'gone' ? 'gone' : 'empty']++;
        bits++;
      }
    tried(`${String(bits)} flipped bits of a stored index: ${JSON.stringify(outcomes)}`);
    expect(outcomes.empty).toBeGreaterThan(0);
    expect(outcomes.gone).toBeGreaterThan(0);
  });

  it('is thrown away when a file is cut short, or no file of an index at all', async () => {
    await store();
    const [segment = ''] = (await readdir(folder)).filter((name) => name.endsWith('.segment'));
    const bytes = await readFile(join(folder, segment));
    const changes: (() => Promise<void>)[] = [
      () => truncate(join(folder, segment), bytes.length - 1),
      () => truncate(join(folder, segment), 0),
      () => writeFile(join(folder, segment), 'no index'),
      () => writeFile(join(folder, segment), 'no index'.repeat(100)),
    ];
    for (const change of changes) {
      await writeFile(join(folder, segment), bytes);
      await change();
      const search = createSearchFunctions({ indexFolder: folder });
      expect(search.find({ query: 'vent', limit: 5 }).articles).toBe(0);
      expect(search.held({ from: 0 }).articles).toEqual([]);
      expect(() => search.keep(null)).toThrow(/damaged/u);
    }
  });

  it('is made anew, without a word, when another version of the program wrote it', async () => {
    await store();
    const [segment = ''] = (await readdir(folder)).filter((name) => name.endsWith('.segment'));
    const older = (await readFile(join(folder, segment), 'latin1')).replace(/index \d+/u, 'index 0');
    await writeFile(join(folder, segment), older, 'latin1');
    const damages: string[] = [];
    const search = createSearchFunctions(
      { indexFolder: folder },
      { onDamage: () => void damages.push('thrown away') },
    );
    expect(search.held({ from: 0 }).articles).toEqual([]);
    search.put([{ ...documentOf('1', 'Titre', ['Le vent.']), language: 'fr' }]);
    search.keep(null);
    expect(search.find({ query: 'vent', limit: 5 }).articles).toBe(1);
    expect(damages).toEqual([]);
  });

  it('is thrown away when the texts it points to are gone, so that what was in them is read again', async () => {
    await store();
    for (const name of await readdir(folder)) if (name.endsWith('.texts')) await rm(join(folder, name));
    const search = createSearchFunctions({ indexFolder: folder });
    expect(search.held({ from: 0 }).articles).toEqual([]);
    search.put([documentOf('0', '', ['Le vent.'])]);
    expect(search.find({ query: 'vent', limit: 5 }).articles).toBe(1);
  });

  it('answers on from files that were taken away while it is open', async () => {
    await store();
    const search = createSearchFunctions({ indexFolder: folder });
    await rm(folder, { recursive: true });
    expect(search.find({ query: 'vent', limit: 5 }).articles).toBe(1);
  });

  it('tells which reading of each article it has', async () => {
    const index = new StoredIndex(folder);
    index.collection.put({ ...documentOf('a', '', ['Le vent.']), version: '1.ab' });
    index.collection.put(documentOf('b', '', ['La mer.']));
    await index.rest();
    const search = createSearchFunctions({ indexFolder: folder });
    expect(search.held({ from: 0 }).articles).toEqual([
      { id: 'a', version: '1.ab' },
      { id: 'b', version: null },
    ]);
  });

  it('works on in memory where the folder cannot be made, and says why', async () => {
    await writeFile(join(folder, 'file'), '');
    const search = createSearchFunctions({ indexFolder: join(folder, 'file', 'index') });
    search.put([documentOf('a', '', ['Le vent.'])]);
    expect(search.find({ query: 'vent', limit: 5 }).articles).toBe(1);
    expect(() => search.keep(null)).toThrow(/ENOTDIR|EEXIST|ENOENT/u);
  });
});

describe('an index that cannot be stored', () => {
  it('leaves nothing of the attempt on a disk that is full already', async () => {
    await store();
    const index = new IndexFolder(folder);
    const segments = new SegmentList(100, index.open());
    const before = await readdir(folder);
    segments.add(documentOf('new', '', TEXTS));
    const begun: string[][] = [];
    const pause = async (): Promise<void> => {
      begun.push(await readdir(folder));
      if (begun.length > 1) throw new Error('no space left on device');
    };
    await expect(new Upkeep({ segments, folder: index, pause }).work(true)).rejects.toThrow('no space left');
    expect(begun.at(-1)).toHaveLength(before.length + 2);
    expect(await readdir(folder)).toEqual(before);
  });

  it('is tried again once nothing comes any more, not with all that comes', async () => {
    const index = new StoredIndex(folder);
    await rm(folder, { recursive: true });
    index.collection.put(documentOf('a', '', ['mer']));
    index.keep(true);
    await expect(index.rest()).rejects.toThrow('ENOENT');
    await mkdir(folder);
    index.collection.put(
      documentOf(
        'b',
        '',
        Array.from({ length: SEGMENT_SIZE }, () => 'vent'),
      ),
    );
    index.keep(false);
    await new Promise(setImmediate);
    expect(await readdir(folder)).toEqual([]);
    await index.rest();
    expect(new StoredIndex(folder).collection.size).toBe(2);
  });
});
