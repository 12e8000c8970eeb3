/** What the index holds where no spaces are written: which pieces are grams, and that grams are held as pieces stand. */
import { describe, expect, it } from 'vitest';
import { Collection } from './collection.ts';
import { FormIndex } from './form-index.ts';
import { eachGram, isGram, widestGrams } from './grams.ts';
import { documentOf, note } from './texts.testing.ts';

const gramsOf = (run: string): string[] => {
  const grams: string[] = [];
  eachGram(run, 0, run.length, (start, end) => grams.push(run.slice(start, end)));
  return grams;
};

/** How often the passages of an index hold a form, by their number. */
function timesOf(index: FormIndex, form: string): [passage: number, times: number][] {
  const times: [number, number][] = [];
  index.eachKin(form, (passages, frequency) => {
    for (const passage of passages) times.push([passage, frequency]);
  });
  return times;
}

const indexOf = (...texts: readonly string[]): FormIndex => {
  const index = new FormIndex();
  for (const text of texts) index.add(text);
  return index;
};

describe('the grams of a run', () => {
  it('are its letters and its pairs of neighbours', () =>
    expect(gramsOf('北京大学')).toEqual(['北', '京', '北京', '大', '京大', '学', '大学']));

  it('are three letters too where letters are sounds, a mark being one', () =>
    expect(gramsOf('หมี')).toEqual(['ห', 'ม', 'หม', 'ี', 'มี', 'หมี']));

  it('are of whole letters, be they two units each', () =>
    expect(gramsOf('𠮷野𠮷')).toEqual(['𠮷', '野', '𠮷野', '𠮷', '野𠮷']));

  it('are of three letters only where all of them are sounds', () =>
    expect(gramsOf('ไท北ไทย').filter((gram) => gram.length > 2)).toEqual(['ไทย']));

  it('are what holds a longer piece between them, each once and none inside another', () => {
    expect(widestGrams('北京大学')).toEqual(['北京', '京大', '大学']);
    expect(widestGrams('谢谢谢谢')).toEqual(['谢谢']);
    expect(widestGrams('ทะเลสาบ')).toEqual(['ทะเ', 'ะเล', 'เลส', 'ลสา', 'สาบ']);
    expect(widestGrams('北ไทย')).toEqual(['北ไ', 'ไทย']);
  });

  it('are the run itself where it is short enough', () => {
    expect(['北', '北京', '𠮷野', 'カ\u3099', 'หมี', 'ี'].filter((run) => !isGram(run))).toEqual([]);
    expect(['北京大', 'カ\u3099ラ', 'หมีๆ', '北ไท'].filter((run) => isGram(run))).toEqual([]);
  });
});

describe('a passage', () => {
  it('holds a gram as often as it stands there apart from itself', () => {
    const index = indexOf('谢谢谢谢', '谢谢,谢', 'กกกกก');
    expect(timesOf(index, '谢谢')).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(timesOf(index, '谢').sort()).toEqual([
      [0, 4],
      [1, 3],
    ]);
    expect(timesOf(index, 'กกก')).toEqual([[2, 1]]);
  });

  it('holds no gram over the border of a script, a sign or a space', () => {
    const index = indexOf('東京ai東,京 東');
    expect(['京a', 'i東', '東京'].map((form) => timesOf(index, form).length)).toEqual([0, 0, 1]);
    expect(timesOf(index, 'ai')).toEqual([[0, 1]]);
    expect(timesOf(index, '京東')).toEqual([]);
  });

  it('holds the longer words of the rules as forms, and no whole run', () => {
    const index = indexOf('大学生在乌克兰');
    expect(['大学生', '乌克兰'].map((form) => timesOf(index, form))).toEqual([[[0, 1]], [[0, 1]]]);
    expect(timesOf(index, '大学生在乌克兰')).toEqual([]);
  });

  it('holds no pair of two words that a run stands between', () => {
    expect(timesOf(indexOf('de北la'), ' de la')).toEqual([]);
    expect(timesOf(indexOf('de la北'), ' de la')).toEqual([[0, 1]]);
  });

  it('is as long as it has words, where no spaces are written by the rules', () => {
    const index = new FormIndex();
    const lengths = ['guerre et paix', '集体安全条约', 'เรียนภาษาไทย', 'AI 東京'].map(
      (text) => index.add(text).length,
    );
    expect(lengths).toEqual([3, 3, 3, 2]);
  });

  it('is as long in a note', () => {
    const collection = new Collection();
    collection.put(documentOf('a', '', ['guerre']));
    collection.putNotes('a', [note('n', '集体安全条约')]);
    const { index } = collection;
    expect([index.lengthOf(index.entryOfNote(0)), index.meanLength]).toEqual([3, 2]);
  });
});
