/** Who holds a piece of what is written without spaces, and how often: as the text says it, in whatever way the index knows it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Collection } from './collection.ts';
import { find } from './find.ts';
import { fold } from './fold.ts';
import { createSearchFunctions } from './functions.ts';
import { eachHolder, PieceHolders } from './piece-holders.ts';
import { HIGHEST_FREQUENCY } from './postings.ts';
import { IndexFolder } from './segments/index-folder.ts';
import { SegmentList } from './segments/segment-list.ts';
import { Upkeep } from './segments/upkeep.ts';
import { documentOf, note } from './texts.testing.ts';
import { UNSPACED_LETTERS } from './unspaced.ts';

const libraryOf = (texts: readonly string[], room = 100): Collection => {
  const collection = new Collection(room);
  texts.forEach((text, i) => collection.put(documentOf(String(i), '', [text])));
  return collection;
};

/** How often the living passages that hold a piece do, by article; each must be visited once. */
function timesOf(collection: Collection, piece: string): Record<string, number> {
  const times: Record<string, number> = {};
  eachHolder(collection, piece, (base, numbers, frequency) => {
    for (const number of numbers) {
      const slot = collection.index.articleOf(base + number);
      if (slot < 0) continue;
      const id = collection.idOf(slot);
      expect(times[id]).toBeUndefined();
      times[id] = frequency;
    }
  });
  return times;
}

afterEach(() => vi.restoreAllMocks());

describe('the holders of words in scripts without spaces', () => {
  it('are those of any piece of what a passage says, each as often as it is in different ones, of the living alone', () => {
    const collection = libraryOf(['北京大学。大学', '大学', '学生', '大学生']);
    collection.remove('1');
    expect(timesOf(collection, '大学')).toEqual({ 0: 2, 3: 1 });
  });

  it('hold a longer piece as it stands, not where its grams stand apart', () => {
    const collection = libraryOf([
      '谢谢谢谢谢谢谢',
      '京大北京,大学',
      '我在北京大学,北京大学生',
      '大学生在大学',
    ]);
    expect(timesOf(collection, '谢谢谢')).toEqual({ 0: 2 });
    expect(timesOf(collection, '北京大')).toEqual({ 2: 2 });
    expect(timesOf(collection, '大学生')).toEqual({ 2: 1, 3: 1 });
    expect(timesOf(collection, '京大生')).toEqual({});
  });

  it('are known without a text where the rules cut all of it out as a word, or none can hold it', () => {
    const collection = libraryOf(['他在乌克兰。', '乌克兰很大', '乌克与兰']);
    const read = vi.spyOn(collection, 'passageAt');
    expect(timesOf(collection, '乌克兰')).toEqual({ 0: 1, 1: 1 });
    expect(timesOf(collection, '乌克报')).toEqual({});
    expect(read).not.toHaveBeenCalled();
  });

  it('hold a word as often as it stands, also where the rules cut it otherwise, and told up to what the index tells', () => {
    const collection = libraryOf(['大学生在北京大学生活', '京大学'.repeat(9)]);
    expect(timesOf(collection, '大学生')).toEqual({ 0: 2 });
    expect(timesOf(collection, '京大学')).toEqual({ 0: 1, 1: HIGHEST_FREQUENCY });
  });

  it('hold a Thai letter without the marks on it, and a mark alone', () => {
    const collection = libraryOf(['หมีตัวหนึ่ง', 'หมา', 'ดี']);
    expect([timesOf(collection, 'หม'), timesOf(collection, 'หมี'), timesOf(collection, 'ี')]).toEqual([
      { 0: 1, 1: 1 },
      { 0: 1 },
      { 0: 1, 2: 1 },
    ]);
  });

  it('are what a text is related to by a longer word that was never cut out', () => {
    const collection = libraryOf(['托卡耶夫说', '他是托卡耶夫', '托卡,卡耶,耶夫']);
    const pieces = new PieceHolders(collection);
    expect([...(pieces.of('托卡耶夫')?.times.values() ?? [])]).toEqual([1, 1]);
    expect([pieces.of('托卡'), pieces.of('乌克兰')?.times.size]).toEqual([null, 0]);
  });

  it('hold a word of the rules as the living do: one that went makes it no form', () => {
    const collection = libraryOf(['他在乌克兰。', '乌克,克兰']);
    expect(new PieceHolders(collection).of('乌克兰')).toBeNull();
    collection.remove('0');
    expect(new PieceHolders(collection).of('乌克兰')?.times.size).toBe(0);
  });
});

/** Few letters, so that pieces come again: of one unit and two, with marks and without, beside such as write spaces. */
const LETTERS = '大大学学生乌克兰兰𠮷野々カカ\u3099ラーが第กมมีาห้ກລາខ្មែမြန် aé1,。Ｔ\u200b';
const letter = fc.constantFrom(...Array.from(LETTERS), '大学生', '乌克兰', 'ทะเลสาบ', 'ガラス');
const text = fc.array(letter, { minLength: 1, maxLength: 24 }).map((letters) => letters.join(''));
const IS_RUN = new RegExp(`^[${UNSPACED_LETTERS}]+$`, 'v');

/** A library, what of it is removed, and a piece that is cut out of one of its texts, or put together of two. */
const libraryAndPiece = fc
  .record({
    texts: fc.array(text, { minLength: 1, maxLength: 12 }),
    removed: fc.array(fc.nat(11), { maxLength: 4 }),
    which: fc.nat(),
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ texts, removed, which, from, length }) => {
    const letters = Array.from(fold(texts[which % texts.length] ?? ''));
    const start = from % Math.max(1, letters.length);
    return { texts, removed: removed.map(String), piece: letters.slice(start, start + length).join('') };
  })
  .filter(({ piece }) => IS_RUN.test(piece));

/** By a walk through all texts. */
const slowTimes = (
  texts: readonly string[],
  piece: string,
  removed: readonly string[],
): Record<string, number> =>
  Object.fromEntries(
    texts
      .map((each, i) => [String(i), Math.min(HIGHEST_FREQUENCY, fold(each).split(piece).length - 1)] as const)
      .filter(([id, times]) => times > 0 && !removed.includes(id)),
  );

describe('whatever piece is asked for', () => {
  it('is held by whom a walk through the texts finds, and so often, however the index fell into parts', () => {
    fc.assert(
      fc.property(libraryAndPiece, fc.integer({ min: 2, max: 12 }), ({ texts, removed, piece }, room) => {
        const collection = libraryOf(texts, room);
        for (const id of removed) collection.remove(id);
        expect(timesOf(collection, piece)).toEqual(slowTimes(texts, piece, removed));
      }),
      { numRuns: 1_500 },
    );
  });

  it('finds, quoted, the same articles: in texts, titles and notes', () => {
    fc.assert(
      fc.property(libraryAndPiece, fc.constantFrom('text', 'title', 'note'), ({ texts, piece }, where) => {
        const collection = new Collection(5);
        texts.forEach((each, i) => {
          const isTitle = where === 'title';
          collection.put(documentOf(String(i), isTitle ? each : '', [where === 'text' ? each : 'rien']));
          if (where === 'note') collection.putNotes(String(i), [note(String(i), each)]);
        });
        const found = find(collection, `"${piece}"`, 20).groups.map(({ articleId }) => articleId);
        expect(found.sort()).toEqual(Object.keys(slowTimes(texts, piece, [])).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('is held by the same when segments were stored, and put together without what went', async () => {
    await fc.assert(
      fc.asyncProperty(libraryAndPiece, async ({ texts, removed, piece }) => {
        const folder = await mkdtemp(join(tmpdir(), 'seedleaf-pieces-'));
        try {
          const files = new IndexFolder(folder);
          const segments = new SegmentList(3, files.open());
          const collection = new Collection(3, segments);
          const upkeep = new Upkeep({ segments, folder: files, pause: () => Promise.resolve() });
          for (const [i, each] of texts.entries()) {
            collection.put(documentOf(String(i), '', [each]));
            await upkeep.work(i % 2 === 0);
          }
          for (const id of removed) collection.remove(id);
          await upkeep.work(true);
          expect(timesOf(collection, piece)).toEqual(slowTimes(texts, piece, removed));
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('who looks for a piece', () => {
  it('does not make the index go through all that it holds', () => {
    const collection = libraryOf(['ウクライナの', '大ウクライナ大', 'ウクラとイナ']);
    const walked = vi.spyOn(collection.index, 'eachHolding');
    for (const query of ['ウクライナ', '"ウクライナ"', '"ウクライナ の"~3'])
      expect(find(collection, query, 9).articles).toBe(query.includes('の') ? 1 : 2);
    expect(walked).not.toHaveBeenCalled();
  });

  const searchIn = (texts: readonly string[]) => {
    const search = createSearchFunctions();
    search.put(texts.map((each, i) => ({ ...documentOf(String(i), '', [each]), language: 'ja' })));
    return (query: string) => search.find({ query, limit: 9 });
  };

  it('that stands nowhere is given nothing like it: a slip makes another word of it', () => {
    const ask = searchIn(['ウクライナ。', 'กาแฟ', '北京大学']);
    for (const query of ['ウクライネ', 'กาแพ', '"北京大字"'])
      expect(ask(query)).toMatchObject({ articles: 0, corrections: [] });
    expect(ask('ウクライナ').articles).toBe(1);
  });

  it('is told of all who hold it as one: what says it oftener comes first, not what says nothing else', () => {
    const ask = searchIn(['大学，一二三四。', '北京大学和南京大学。']);
    expect(ask('大学').groups.map(({ articleId }) => articleId)).toEqual(['1', '0']);
  });

  it('finds it beside words of other scripts, however they are written', () => {
    const ask = searchIn(['ＡＩが開花', 'AIと\u30AB\u3099ラス', '𠮷野家でiPhone']);
    const found = (query: string): string[] =>
      ask(query)
        .groups.map(({ articleId }) => articleId)
        .sort();
    expect([found('ai'), found('"ai開花"'), found('"AIが開花"'), found('ﾗｽ'), found('ガラス')]).toEqual([
      ['0', '1'],
      [],
      ['0'],
      ['1'],
      ['1'],
    ]);
    expect([found('𠮷'), found('"𠮷野家"'), found('"野家でiphone"'), found('"野でiphone"')]).toEqual([
      ['2'],
      ['2'],
      ['2'],
      [],
    ]);
  });
});
