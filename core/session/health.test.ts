import { appendFile, mkdir, open, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

const ORCHARD = `Le verger de Martin

Au printemps, le verger de Martin sent la pluie et le bois coupé. Les pommiers y sont plus vieux que la maison.

Il dit qu’un arbre se taille comme une phrase : on enlève ce qui gêne la lumière, et l’on s’arrête.
`;
const WELL = `The Well

Nobody knew how deep it went, and nobody who had asked was told the same number twice by the same man.
`;

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
  await engine.write('verger.txt', ORCHARD);
  await engine.write('well.txt', WELL);
  await engine.write('picture.txt', '\u0000\u0001\u0002\u0003'.repeat(40));
  await engine.open();
  await engine.mark('verger.txt', 'le bois coupé', 'Odeur.');
  await engine.mark('verger.txt', 'plus vieux que la maison');
  await engine.mark('well.txt', 'how deep it went');
  await engine.settled();
});
afterEach(() => engine.end());

const kept = (folder: string): string => join(engine.libraryDir, '.seedleaf', folder);
/** The only file of a kept folder with this ending, or the first. */
const keptFile = async (folder: string, ending: string): Promise<string> => {
  const name = (await readdir(kept(folder))).sort().find((each) => each.endsWith(ending));
  return join(kept(folder), name ?? 'none');
};
const health = () => engine.call('libraryHealth', {});
const indexed = () => until(async () => (await engine.call('libraryStatus', {})).indexing === null);

describe('Library health', () => {
  it('counts files, annotations by state, and what each device has written', async () => {
    const { id } = await engine.mark('well.txt', 'the same number');
    await engine.call('deleteAnnotation', { annotationId: id });
    await indexed();
    const { files, annotations, journal, devices, checking, lastCheck } = await health();
    expect(files).toEqual({ seen: 3, read: 2, refused: { binary: 1 }, indexed: 2 });
    expect(annotations).toEqual({
      total: 3,
      counts: { exact: 3, moved: 0, edited: 0, uncertain: 0, orphaned: 0, checking: 0 },
      ...{ addsUp: true, deleted: 1, articlesGone: 0 },
    });
    // Two articles were identified, four annotations made, one deleted.
    expect(journal).toMatchObject({ records: 7, damaged: 0, newer: 0 });
    expect(journal.dir).toBe(kept('journal'));
    expect(journal.bytes).toBe((await readFile(await keptFile('journal', '.jsonl'))).length);
    expect(journal.lastWriteAt).toBeGreaterThan(Date.now() - 60_000);
    expect(devices).toMatchObject([{ isThisOne: true, records: 7 }]);
    expect([checking, lastCheck]).toEqual([null, null]);
  });

  it('lists what was deleted, the last first, and brings it back', async () => {
    const { id } = await engine.mark('well.txt', 'the same number', 'How many?');
    const second = await engine.mark('verger.txt', 'un arbre se taille');
    await engine.call('deleteAnnotation', { annotationId: id });
    await engine.call('deleteAnnotation', { annotationId: second.id });
    const { total, rows } = await engine.call('deletedAnnotations', { count: 1 });
    expect([total, rows.map(({ quote }) => quote)]).toEqual([2, ['un arbre se taille']]);
    await engine.call('restoreAnnotations', { annotationIds: [second.id] });
    expect(await engine.call('deletedAnnotations', { count: 9 })).toMatchObject({
      total: 1,
      rows: [{ annotationId: id, quote: 'the same number', note: 'How many?', articleTitle: 'The Well' }],
    });
  });

  it('names a journal that cannot be read at once', async () => {
    const taken = join(kept('journal'), 'other.jsonl');
    await mkdir(taken);
    await until(async () => (await health()).journal.unreadable.includes(taken));
    expect((await health()).annotations.total).toBe(3);
  });

  it('knows annotated articles whose source is gone', async () => {
    await engine.remove('well.txt');
    await until(async () => (await engine.call('libraryStatus', {})).articles === 1);
    await engine.settled();
    const { annotations } = await health();
    expect(annotations).toMatchObject({ total: 3, addsUp: true, articlesGone: 1 });
    expect(annotations.counts).toMatchObject({ exact: 2, orphaned: 1 });
  });
});

describe('checking everything', () => {
  it('finds nothing wrong with a sound library, and says what it went through', async () => {
    const result = await engine.call('checkEverything', {});
    expect(result).toMatchObject({
      ...{ journalFiles: 1, records: 5, keptTexts: 2, anchors: 3, sources: 2 },
      findings: [],
    });
    expect((await health()).lastCheck).toEqual(result);
    const told = engine.events().filter(({ name }) => name === 'health-progress');
    expect(told[0]).toMatchObject({ payload: { checking: { done: 0, total: 5 } } });
    await until(() =>
      Promise.resolve(
        engine.events().some((event) => event.name === 'health-progress' && event.payload.checking === null),
      ),
    );
  });

  it('names every damaged line, text and snapshot, and every text that is missing', async () => {
    const journal = await keptFile('journal', '.jsonl');
    await appendFile(journal, '00000000 {"v":1,"kind":"change"}\n');
    const text = await keptFile('texts', '.gz');
    const bytes = await readFile(text);
    bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 0x10;
    await writeFile(text, bytes);
    const snapshot = join(kept('snapshots'), '2026-01-01-0123456789abcdef.jsonl.gz');
    await mkdir(kept('snapshots'), { recursive: true });
    await writeFile(snapshot, 'No snapshot at all.');
    const { findings } = await engine.call('checkEverything', {});
    expect(findings).toContainEqual({ kind: 'snapshot-damaged', subject: snapshot, count: 1 });
    expect(findings).toContainEqual({ kind: 'journal-damaged', subject: journal, count: 1 });
    expect(findings).toContainEqual({ kind: 'text-damaged', subject: text, count: 1 });
    const missing = findings.find(({ kind }) => kind === 'text-missing');
    expect(['verger.txt', 'well.txt']).toContain(missing?.subject);
    expect(findings).toHaveLength(4);
  });

  it('takes in a source that changed behind the watch’s back', async () => {
    const file = join(engine.libraryDir, 'well.txt');
    const { atime, mtime } = await stat(file);
    // In place, of the same length and with the same time: nothing tells it from what was read but its bytes.
    const opened = await open(file, 'r+');
    await opened.write('shallow', WELL.indexOf('number '), 'utf8');
    await opened.close();
    await utimes(file, atime, mtime);
    const { findings } = await engine.call('checkEverything', {});
    expect(findings).toEqual([]);
    expect((await engine.article('well.txt')).text).toContain('the same shallow');
    expect(await engine.settled()).toMatchObject({ exact: 3 });
  });

  it('answers everybody who asks while a check runs with the same result', async () => {
    const [first, second] = await Promise.all([
      engine.call('checkEverything', {}),
      engine.call('checkEverything', {}),
    ]);
    expect(second).toEqual(first);
  });
});
