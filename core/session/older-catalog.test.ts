/** A catalog that was written before it kept where articles come from, from a folder on disk to an import. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decodeRecord, encodeRecord } from '../library/catalog-format.ts';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
});
afterEach(() => engine.end());

async function catalogFile(): Promise<string> {
  const libraries = join(engine.libraryDir, '../data/libraries');
  const names = await readdir(libraries, { recursive: true });
  return join(libraries, names.find((name) => name.endsWith('catalog.jsonl')) ?? '');
}

/** Resolves when what can be found was written down, so that a start reads nothing for it. */
const kept = (): Promise<unknown> =>
  until(async () => {
    const names = await readdir(join(engine.libraryDir, '../data/libraries'), { recursive: true });
    return names.some((name) => name.endsWith('.segment')) && !names.some((name) => name.endsWith('.part'));
  });

/** Writes the catalog again as it was before. */
async function forgetAddresses(): Promise<void> {
  const file = await catalogFile();
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const older = lines.map((line) => {
    const record = decodeRecord(line);
    if (record?.kind !== 'article') return `${line}\n`;
    const entry = { ...record.entry };
    Reflect.deleteProperty(entry, 'url');
    return encodeRecord({ kind: 'article', entry });
  });
  await writeFile(file, [`${header}\n`, ...older].join(''));
}

it('is believed: what it lacks is read once more, and when an article was added stays', async () => {
  const uri = 'https://garden.example/notes/frogs';
  await engine.open();
  await until(async () => (await engine.call('libraryStatus', {})).state === 'ready');
  await engine.write('frogs.md', `---\nurl: ${uri}\n---\n\n# Frogs\n\nThey come back to the pond.\n`);
  const { addedAt, changedAt, id } = await engine.article('frogs.md');
  await engine.write('toads.txt', 'Toads\n\nThey come back to the pond as well.\n');
  await engine.article('toads.txt');
  expect(addedAt, 'the catalog was not made anew').not.toBe(changedAt);
  await kept();
  await engine.close();
  await forgetAddresses();

  await engine.open();
  await until(() => Promise.resolve(engine.read().length > 0));
  expect(engine.read()).toEqual(['frogs.md']);
  const selector = [{ type: 'TextQuoteSelector', exact: 'come back to the pond' }];
  const times = { created: '2026-05-01T10:00:00Z', updated: '2026-05-01T10:00:00Z' };
  const row = { ...{ id: 'x', uri, text: '', tags: [], ...times }, target: [{ source: uri, selector }] };
  const base64 = Buffer.from(JSON.stringify({ rows: [row] })).toString('base64');
  await until(async () => {
    const { records } = await engine.call('previewImport', { name: 'h.json', base64 });
    return records[0]?.article.id === id;
  });
  expect((await engine.article('frogs.md')).addedAt).toBe(addedAt);
  await engine.close();
  expect(await readFile(await catalogFile(), 'utf8')).toContain(uri);
});
