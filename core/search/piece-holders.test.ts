/** Words where no spaces are written are looked for by reading the index from end to end: not for many, and not for long. */
import { describe, expect, it, vi } from 'vitest';
import { Collection } from './collection.ts';
import { PieceHolders } from './piece-holders.ts';
import { documentOf } from './texts.testing.ts';

const libraryOf = (texts: readonly string[]): Collection => {
  const collection = new Collection(100);
  texts.forEach((text, i) => collection.put(documentOf(String(i), '', [text])));
  return collection;
};

describe('the holders of words in scripts without spaces', () => {
  it('are those of any piece of what a passage says, each as often as it is in different ones, of the living alone', () => {
    const collection = libraryOf(['北京大学。大学', '大学', '学生', '大学生']);
    collection.remove('1');
    const holding = new PieceHolders(collection, [new Map([['大学', 1]])]).of('大学', 9);
    const times = [...(holding?.times ?? [])].map(([entry, each]) => [
      collection.index.articleOf(entry),
      each,
    ]);
    expect(times).toEqual(
      expect.arrayContaining([
        [0, 2],
        [3, 1],
      ]),
    );
    expect([times.length, holding?.most]).toEqual([2, 2]);
  });

  it('are read for the words that are said most and are longest, and once for each', () => {
    const collection = libraryOf(['大学']);
    const eachHolding = vi.spyOn(collection.index, 'eachHolding');
    const rare = Array.from({ length: 100 }, (_, i): [string, number] => [
      `学${String.fromCharCode(0x4e00 + i)}`,
      1,
    ]);
    const texts = [
      new Map([...rare, ['大学', 1]]),
      new Map([...rare.slice(0, 1), ['北京大学', 1], ['大学', 1]]),
    ];
    const pieces = new PieceHolders(collection, texts);
    const read = [...texts, ...texts].flatMap((text) =>
      [...text.keys()].filter((piece) => pieces.of(piece, 9)),
    );
    expect(eachHolding).toHaveBeenCalledTimes(64);
    expect(read).toEqual(expect.arrayContaining(['大学', '北京大学', rare[0]?.[0]]));
    expect(pieces.of(rare[99]?.[0] ?? '', 9)).toBeNull();
  });

  it('are no further read once they are too many', () => {
    const collection = libraryOf(
      Array.from({ length: 50 }, (_, i) => `大学${String.fromCharCode(0x4e00 + i)}`),
    );
    const pieces = new PieceHolders(collection, [new Map([['大学', 1]])]);
    expect(pieces.of('大学', 9)?.times.size).toBe(10);
  });
});
