/** Searches that are kept outlive a restart, and a standing one points out what arrives. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

const HARBOUR = { id: '3f0d7c8e-0b54-4c62-9d5e-6f1c2a7b8d90', name: 'Harbours', query: 'harbour OR quay' };
const TITLE = 'title:ferry -night';

let engine: FolderEngine;
/** What time it is for the engine; null for the true one. */
let clock: number | null;
beforeEach(async () => {
  clock = null;
  engine = await folderEngine((options) => openReader({ ...options, now: () => clock ?? Date.now() }));
  await engine.write(
    'old.txt',
    'An Old Letter\n\nThe harbour was full of ice that winter, and nobody sailed.\n',
  );
  await engine.open();
  await findable('Letter');
});
afterEach(() => engine.end());

const restart = async (): Promise<void> => {
  await engine.close();
  await engine.open();
};
const searches = () => engine.call('savedSearches', {});
const arrivals = async (): Promise<string[]> =>
  (await searches()).flatMap((search) => search.arrivals.map(({ title }) => title));
/** Until an article can be found: what stands is asked then. */
const findable = (words: string) =>
  until(async () => (await engine.call('search', { query: words, limit: 5 })).articles > 0);
/** Another article arrives that the searches mean: what came before it was asked before it, or with it. */
const anotherArrives = async (): Promise<void> => {
  await write('other.txt', 'Another Harbour', 'The harbour of the other island has no quay at all.');
  await until(async () => (await arrivals()).includes('Another Harbour'));
};
const write = async (name: string, title: string, text: string): Promise<void> => {
  await engine.write(name, `${title}\n\n${text}\n`);
  await findable(title);
};

it('are kept by name, changed and dropped, also after a restart', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: false });
  const changed = await engine.call('saveSearch', { ...HARBOUR, name: 'Ports', isStanding: true });
  expect(changed).toEqual([{ ...HARBOUR, name: 'Ports', isStanding: true, arrivals: [] }]);
  await restart();
  expect(await searches()).toEqual(changed);
  expect(await engine.call('dropSearch', { id: HARBOUR.id })).toEqual([]);
  await restart();
  expect(await searches()).toEqual([]);
});

it('point out what arrives and matches, and nothing else, until it is looked at', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('bread.txt', 'Four Things', 'Flour, water, salt and time are all there is in bread.');
  await write('quay.txt', 'The Repaired Quay', 'Ships came back to the stone that had been mended.');
  await until(async () => (await arrivals()).length > 0);
  expect(await arrivals()).toEqual(['The Repaired Quay']);
  await restart();
  expect(await arrivals()).toEqual(['The Repaired Quay']);
  await engine.call('lookedAtArrivals', { id: HARBOUR.id });
  expect(await arrivals()).toEqual([]);
  await restart();
  await findable('Repaired');
  await write('other.txt', 'Another Harbour', 'The harbour of the other island has no quay at all.');
  await until(async () => (await arrivals()).length > 0);
  expect(await arrivals()).toEqual(['Another Harbour']);
});

it('take no mistyped word for another, and understand operators', async () => {
  const typo = {
    id: '8d9f52a0-11c4-4b7e-8a35-5c9f0b1e2d33',
    name: 'Typo',
    query: 'harbuor',
    isStanding: true,
  };
  const title = { id: '0a8f3b67-53a1-4ae2-b0d0-7b7a9c3b5e11', name: 'Ferry', query: TITLE, isStanding: true };
  await engine.call('saveSearch', typo);
  await engine.call('saveSearch', title);
  await write('night.txt', 'The Night Ferry', 'It left the harbour late.');
  await write('day.txt', 'The Day Ferry', 'It left the harbour early.');
  await until(async () => (await arrivals()).length > 0);
  expect(await arrivals()).toEqual(['The Day Ferry']);
});

it('never point out what was there before them, neither when it is changed nor at the next start', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await engine.write('old.txt', 'An Old Letter\n\nThe harbour froze that winter, and so did the lorries.\n');
  await findable('lorries');
  await restart();
  await findable('lorries');
  await anotherArrives();
  expect(await arrivals()).toEqual(['Another Harbour']);
});

it('point out what arrived after them once it is changed so that it answers', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('bread.txt', 'Four Things', 'Flour, water, salt and time are all there is in bread.');
  await engine.write('bread.txt', 'Four Things\n\nFlour, water, salt, and a harbour to sell it in.\n');
  await until(async () => (await arrivals()).length > 0);
  expect(await arrivals()).toEqual(['Four Things']);
});

it('are told apart by when they were saved: what came between two of them arrived for the first alone', async () => {
  const later = { ...HARBOUR, id: '5b1c9e02-7d3f-4c68-8a41-2e9d0f6b7c13', name: 'Later' };
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('quay.txt', 'The Repaired Quay', 'Ships came back to the stone that had been mended.');
  await until(async () => (await arrivals()).length > 0);
  await engine.call('saveSearch', { ...later, isStanding: true });
  await engine.write('quay.txt', 'The Repaired Quay\n\nShips and lorries came back to the quay.\n');
  await findable('lorries');
  await anotherArrives();
  const byName = (await searches()).map(({ name, arrivals: all }) => [name, all.map(({ title }) => title)]);
  expect(byName).toEqual([
    ['Harbours', ['Another Harbour', 'The Repaired Quay']],
    ['Later', ['Another Harbour']],
  ]);
});

it('point out what arrives at the very moment they are saved, and not what arrived a moment before', async () => {
  clock = Date.now();
  await engine.write('before.txt', 'The Harbour Before\n\nThe old harbour lay behind the church.\n');
  await findable('church');
  clock += 1;
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await engine.write('before.txt', 'The Harbour Before\n\nThe old harbour lay behind the lorries.\n');
  await findable('lorries');
  await anotherArrives();
  expect(await arrivals()).toEqual(['Another Harbour']);
});

it('keep what arrived for them when they are renamed, and what arrives meanwhile', async () => {
  clock = Date.now();
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('quay.txt', 'The Repaired Quay', 'Ships came back to the stone that had been mended.');
  await until(async () => (await arrivals()).length > 0);
  clock += 1;
  await write('bread.txt', 'Four Things', 'Flour, water, salt and time are all there is in bread.');
  clock += 1_000;
  const renamed = await engine.call('saveSearch', { ...HARBOUR, name: 'Ports', isStanding: true });
  expect(renamed).toMatchObject([{ name: 'Ports', arrivals: [{ title: 'The Repaired Quay' }] }]);
  // It came before the name was given, and is meant only since.
  await engine.write('bread.txt', 'Four Things\n\nFlour, water, salt, and a harbour to sell it in.\n');
  await until(async () => (await arrivals()).length > 1);
  await restart();
  expect(await searches()).toMatchObject([{ name: 'Ports', isStanding: true }]);
  expect((await arrivals()).sort()).toEqual(['Four Things', 'The Repaired Quay']);
});

it('come back as they were when they were dropped, with what arrived and what arrives meanwhile', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('quay.txt', 'The Repaired Quay', 'Ships came back to the stone that had been mended.');
  await until(async () => (await arrivals()).length > 0);
  await engine.call('dropSearch', { id: HARBOUR.id });
  const witness = { ...HARBOUR, id: '5b1c9e02-7d3f-4c68-8a41-2e9d0f6b7c13', name: 'Witness' };
  await engine.call('saveSearch', { ...witness, isStanding: true });
  await anotherArrives();
  await engine.call('dropSearch', { id: witness.id });
  expect(await searches()).toEqual([]);
  const back = await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  expect(back).toMatchObject([{ ...HARBOUR, isStanding: true }]);
  expect(await arrivals()).toEqual(['Another Harbour', 'The Repaired Quay']);
  await restart();
  expect(await arrivals()).toEqual(['Another Harbour', 'The Repaired Quay']);
});

it('leave nothing behind that a restart would bring back when they are dropped', async () => {
  await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  await write('quay.txt', 'The Repaired Quay', 'Ships came back to the stone that had been mended.');
  await until(async () => (await arrivals()).length > 0);
  await engine.call('dropSearch', { id: HARBOUR.id });
  await restart();
  const anew = await engine.call('saveSearch', { ...HARBOUR, isStanding: true });
  expect(anew).toEqual([{ ...HARBOUR, isStanding: true, arrivals: [] }]);
});
