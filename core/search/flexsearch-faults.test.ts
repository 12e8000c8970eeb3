/** The known faults of FlexSearch, each shown as it comes, and absent from what is built on it here. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Charset, Document, Encoder, Index } from 'flexsearch';
import frenchPack from 'flexsearch/lang/fr';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { inProcess } from '../threads/in-process.ts';
import { askOver, remoteOf } from '../threads/threads.ts';
import { NO_MARKS } from './facts.ts';
import { find } from './find.ts';
import { createSearchFunctions, type SearchFunctions, type SearchThreadData } from './functions.ts';
import { NoteIndex, type IndexedNote } from './note-index.ts';
import { notePassages, type SearchDocument } from './passage.ts';
import { StoredIndex } from './stored-index.ts';
import { documentOf, note } from './texts.testing.ts';

/** The places of the texts that an index of FlexSearch finds, best first. */
function foundBy(index: Pick<Index, 'add' | 'search'>, query: string, texts: readonly string[]) {
  texts.forEach((text, place) => index.add(place, text));
  return index.search(query);
}
const asItComes = (query: string, ...texts: string[]) => foundBy(new Index(), query, texts);
const withFrenchPack = (query: string, ...texts: string[]) =>
  foundBy(new Index({ encoder: new Encoder(Charset.Normalize).assign(frenchPack) }), query, texts);

const french = (id: string, ...blocks: string[]): SearchDocument => ({
  ...documentOf(id, '', blocks),
  language: 'fr',
});
const libraryOf = (texts: readonly string[]): SearchFunctions => {
  const search = createSearchFunctions();
  search.put(texts.map((text, place) => french(String(place), text)));
  return search;
};
/** The places of the articles that are found here, best first. */
const here = (query: string, ...texts: string[]): number[] =>
  libraryOf(texts)
    .find({ query, limit: 50 })
    .groups.map(({ articleId }) => Number(articleId));

describe('a text that is analysed by FlexSearch', () => {
  it('has its numbers split in triplets', () => {
    const texts = ['Le numéro 123456789.', 'Du 123, du 456, puis du 789.'];
    expect(asItComes('123456789', ...texts)).toEqual([0, 1]);
    expect(here('123456789', ...texts)).toEqual([0]);
    expect(here('456 ', ...texts)).toEqual([1]);
  });

  it('has what is repeated in a word or a number collapsed', () => {
    const texts = ['Un ball-trap en 2200.', 'Un bal en 220.'];
    expect(asItComes('bal', ...texts)).toEqual([0, 1]);
    expect(here('bal ', ...texts)).toEqual([1]);
    expect(here('ball ', ...texts)).toEqual([0]);
    expect(here('220 ', ...texts)).toEqual([1]);
  });

  it('loses “été” to the stop words of the French pack', () => {
    const texts = ['La pluie en été.', 'La pluie en hiver.'];
    expect(withFrenchPack('été', ...texts)).toEqual([]);
    expect(here('été', ...texts)).toEqual([0]);
    expect(here('pluie été', ...texts)).toEqual([0]);
  });

  it('has “l’école” cut down to “eco” by the French pack', () => {
    const texts = ['À l’école du village.', 'Une éco-taxe.'];
    expect(withFrenchPack('l’école', ...texts)).toEqual([0, 1]);
    expect(here('l’école', ...texts)).toEqual([0]);
    expect(here('l’école', 'Deux écoles.', 'Une éco-taxe.')).toEqual([0]);
    expect(here('écoles', ...texts)).toEqual([0]);
  });

  it('keeps its œ, which nobody types', () => {
    const texts = ['Un cœur simple.', 'Du cuivre.'];
    expect(asItComes('coeur', ...texts)).toEqual([]);
    expect(withFrenchPack('coeur', ...texts)).toEqual([]);
    expect(here('coeur', ...texts)).toEqual([0]);
    expect(here('cœur', 'Un coeur simple.')).toEqual([0]);
  });

  it.each([
    ['Chinese', '大学', '我在北京大学读书。', '大学。', '粮食的出口减少了。'],
    ['Japanese', '桜', '東京の桜は三月に咲きます。', '桜。', 'ガラスの窓から海が見える。'],
    ['Thai', 'สงคราม', 'ไม่มีใครพูดถึงสงคราม', 'สงคราม', 'หมานอนอยู่หน้าบ้านทุกวัน'],
  ])('is no words but one where it is in %s', (_language, query, ...texts) => {
    expect(asItComes(query, ...texts)).toEqual([1]);
    expect(here(query, ...texts).sort()).toEqual([0, 1]);
  });
});

describe('an answer that is ranked by FlexSearch', () => {
  it('ignores how often a word stands in a text', () => {
    const texts = ['Du blé, puis rien de plus à dire.', 'Du blé, du blé, encore du blé mûr.'];
    expect(asItComes('blé', ...texts)).toEqual([0, 1]);
    expect(here('blé', ...texts)).toEqual([1, 0]);
  });

  it('is decided by the place at which a word stands', () => {
    const [early, late] = ['Blé, puis longtemps la terre nue.', 'La terre nue, puis longtemps : blé.'];
    expect([asItComes('blé', early, late), asItComes('blé', late, early)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(here('blé', early, late)).toEqual(here('blé', late, early));
  });

  it('is empty when one word is unknown', () => {
    expect(asItComes('blé qxzwv', 'Le blé mûrit.', 'La mer.')).toEqual([]);
    expect(here('blé qxzwv', 'Le blé mûrit.', 'La mer.')).toEqual([0]);
  });
});

describe('an answer of FlexSearch', () => {
  const TEXTS = Array.from({ length: 300 }, (_, i) => `La neige ${String(i)}.`);

  it('ends after a hundred texts unless it is told a limit', () => {
    expect(asItComes('neige', ...TEXTS)).toHaveLength(100);
    const found = libraryOf(TEXTS).find({ query: 'neige', limit: 250 });
    expect(found).toMatchObject({ articles: 300, passages: 300 });
    expect(found.groups).toHaveLength(250);
  });

  it('forgets its limit when the answers of several fields are merged', () => {
    const merged = new Document({ document: { id: 'id', index: ['title', 'text'] } });
    const search = createSearchFunctions();
    TEXTS.forEach((text, id) => {
      const [title, body] = id % 2 === 0 ? [text, 'Rien.'] : ['Rien', text];
      merged.add({ id, title, text: body });
      search.put([documentOf(String(id), title, [body])]);
      search.putNotes({ articleId: String(id), marks: NO_MARKS, notes: [note(String(id), text)] });
    });
    expect(merged.search('neige', { limit: 50, merge: true })).toHaveLength(100);
    const { articles, groups } = search.find({ query: 'neige', limit: 50 });
    expect([articles, groups.length]).toEqual([300, 50]);
  });

  it('is the index itself: who changes it, changes what is found next', () => {
    const index = new Index();
    index.add(0, 'Le blé.');
    emptyAll(index.search('blé', { resolve: false }).result);
    expect(index.search('blé')).toEqual([]);

    const search = libraryOf(['Le blé, le vent, le blé.', 'Du blé de la mer.', 'De la mer, du vent.']);
    const questions = [
      'blé',
      'vent mer',
      '"de la"',
      'mer -vent',
      'm*',
      '"le vent"',
      '"du blé"',
      'blé OU vent',
      'vet',
    ];
    const answers = () => questions.map((query) => search.find({ query, limit: 9 }).groups);
    const read: { readonly slots: unknown; readonly before: unknown }[] = [];
    watch((_name, answer) => {
      const slots: unknown = Reflect.get(Object(answer), 'result');
      read.push({ slots, before: structuredClone(slots) });
    });
    answers();
    expect(read.length).toBeGreaterThan(5);
    for (const { slots, before } of read) expect(slots).toEqual(before);

    const first = structuredClone(answers());
    for (const groups of answers()) emptyAll(groups);
    expect(answers()).toEqual(first);
  });
});

/** Empties every array of an answer. */
function emptyAll(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const part of Object.values(answer)) emptyAll(part);
  if (Array.isArray(answer)) answer.length = 0;
}

/** Tells of each call to any index of FlexSearch until the test ends. */
function watch(tell: (name: string, answer: unknown) => void): void {
  const prototype: object = Index.prototype;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const own: unknown = Reflect.get(prototype, name);
    if (name === 'constructor' || typeof own !== 'function') continue;
    onTestFinished(() => void Reflect.set(prototype, name, own));
    Reflect.set(prototype, name, function (this: unknown, ...given: unknown[]) {
      const answer: unknown = Reflect.apply(own, this, given);
      tell(name, answer);
      return answer;
    });
  }
}

describe('an index of FlexSearch that changes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seedleaf-index-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const IDS = Array.from({ length: 12 }, (_, i) => `article ${String(i)}`);
  /** Each round writes words of its own, which nobody writes after it. */
  const putAll = ({ collection }: StoredIndex, round: string): void => {
    for (const id of IDS)
      collection.put(french(id, `La neige tombe, ${round}.`, 'Rien.', `Rien ${round}${id}.`));
  };
  const removeAll = ({ collection }: StoredIndex): void => {
    for (const id of IDS) collection.remove(id);
  };
  const noteAll = ({ collection }: StoredIndex, ...notes: string[]): void => {
    for (const id of IDS)
      collection.putNotes(
        id,
        notes.map((text, i) => note(`${id} ${String(i)}`, text)),
      );
  };
  const count = ({ collection }: StoredIndex, query: string): number => find(collection, query, 1).articles;

  /** Puts, changes and removes everything many times, and stores it now and then. */
  const changeMuch = async (index: StoredIndex): Promise<void> => {
    for (let round = 0; round < 16; round++) {
      putAll(index, `vieux${String(round)}`);
      putAll(index, `neuf${String(round)}`);
      if (round % 4 === 0) await index.rest();
      if (round % 2 === 0) removeAll(index);
      if (round % 4 === 1) await index.rest();
      expect(count(index, 'neige')).toBe(round % 2 === 0 ? 0 : IDS.length);
    }
    removeAll(index);
    await index.rest();
  };

  it('walks all it holds to remove a text, and is rewritten whole to be kept: here it is only added to and asked', async () => {
    const called = new Set<string>();
    watch((name) => called.add(name));
    const index = new StoredIndex(folder);
    putAll(index, 'jadis');
    for (let round = 0; round < 5; round++) {
      noteAll(index, `Une remarque ${String(round)}.`, 'Une autre.');
      noteAll(index);
    }
    await changeMuch(index);
    putAll(index, 'enfin');
    noteAll(index, 'Une remarque.');
    await index.rest();
    const again = new StoredIndex(folder);
    expect([count(index, 'neige remarque'), count(again, 'neige')]).toEqual([IDS.length, IDS.length]);
    expect([...called].sort()).toEqual(['add', 'search']);
  });

  /** What an index holds in memory and on the disk, living or dead. */
  const heldIn = async ({ collection }: StoredIndex, where: string) => {
    const forms = new Set<string>();
    collection.index.eachBeginning('', (_base, _passages, _frequency, _likeness, form) => forms.add(form()));
    const files = await readdir(where);
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(where, name))).size));
    return {
      forms: [...forms].sort(),
      segments: collection.segments.placed.map(({ segment: { articles, passages, removed } }) => ({
        ...{ articles, passages, removed: [...removed] },
      })),
      places: collection.index.capacity,
      bytes: sizes.sort((a, b) => a - b),
    };
  };

  it('leaks what was removed: here nothing is left of articles that went', async () => {
    const index = new Index({ fastupdate: true });
    index.add(0, 'neige');
    index.remove(0);
    expect(Reflect.get(index, 'map')).toHaveProperty('size', 1);

    const places = { changed: join(folder, 'changed'), fresh: join(folder, 'fresh') };
    const changed = new StoredIndex(places.changed);
    await changeMuch(changed);
    const fresh = new StoredIndex(places.fresh);
    for (const index of [changed, fresh]) {
      putAll(index, 'enfin');
      await index.rest();
    }
    expect(await heldIn(changed, places.changed)).toEqual(await heldIn(fresh, places.fresh));
  });

  it('leaks what was removed: here notes that went leave room for those that come', () => {
    const [partSize, kept] = [8, 40];
    const notes = new NoteIndex(partSize, () => undefined);
    const write = (text: string): IndexedNote => {
      const [passage] = notePassages([note(text, text)]);
      if (!passage) throw new Error('A note that is written has a passage.');
      return notes.add(passage, 'a');
    };
    const capacities: number[] = [];
    for (let round = 0; round < 5; round++) {
      const living: IndexedNote[] = [];
      for (let i = 0; i < kept; i++) {
        const written = Array.from({ length: partSize }, (_, k) =>
          write(`Mot${String(round)} ${String(i)} ${String(k)}.`),
        );
        living.push(...written.slice(0, 1));
        for (const each of written.slice(1)) notes.remove(each);
      }
      expect([...notes.notes()]).toHaveLength(kept);
      capacities.push(notes.capacity);
      for (const each of living) notes.remove(each);
      expect([...notes.notes()]).toEqual([]);
    }
    // Of each part half may be dead, but of the open one and of the one whose living move.
    expect(Math.max(...capacities)).toBeLessThanOrEqual(2 * (kept + partSize));
    const forms = new Set<string>();
    notes.each('eachBeginning', 'mot', (_base, _passages, _frequency, _likeness, form) => forms.add(form()));
    expect([...forms]).toEqual(['mot4']);
  });
});

describe('a worker of FlexSearch', () => {
  it('takes no functions, which the index is made of here: the thread that has it serves all of the search', async () => {
    const options = { encode: (text: string) => [text] };
    expect(() => structuredClone(options)).toThrow('could not be cloned');

    const told: SearchThreadData = structuredClone({ indexFolder: null });
    const start = inProcess({
      search: createSearchFunctions,
      ingest: () => ({}),
      anchor: () => ({}),
      import: () => ({}),
    });
    const thread = start('search', told);
    onTestFinished(() => thread.stop());
    const { put, find: ask } = remoteOf<SearchFunctions>(askOver(thread.port));
    await put([
      french('0', 'Un cœur, puis rien de plus à dire.'),
      french('1', 'Un cœur, un cœur, encore un cœur las.'),
    ]);
    const { groups } = await ask({ query: 'coeur', limit: 9 });
    expect(groups.map(({ articleId }) => articleId)).toEqual(['1', '0']);
  });
});
