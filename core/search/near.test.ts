/** Words near one another: counted as words are everywhere, in every script, by the index and by the text alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tried } from '../annotations/fixtures/scale.ts';
import { fold } from './fold.ts';
import { createSearchFunctions } from './functions.ts';
import { countedWords, nearPlaces } from './near.ts';
import { standNear } from './slow-scan.testing.ts';
import { documentOf } from './texts.testing.ts';

/** What is marked in a text that a query finds; null when it does not. */
function markedBy(query: string, text: string): readonly string[] | null {
  const search = createSearchFunctions();
  search.put([documentOf('a', '', [text])]);
  const [group] = search.find({ query, limit: 9 }).groups;
  if (!group) return null;
  const places = search.findInArticle({ articleId: 'a', query }).spans;
  expect(search.whyMatched({ articleId: 'a', query })).not.toEqual([]);
  return places.map(({ start, end }) => text.slice(start, end));
}

describe('words near one another', () => {
  const treaty = '集体安全条约组织的成员国保持沉默。我在北京大学读书。';
  it.each([
    [treaty, '"成员国 集体"~5', ['集体', '成员', '国']],
    [treaty, '"成员国 集体"~4', ['集体', '成员', '国']],
    [treaty, '"成员国 集体"~3', null],
    [treaty, '"北京 大学"~2', ['北京', '大学']],
    [treaty, '"大学 北京"~0', ['北京', '大学']],
    [treaty, '"京大 读书"~0', ['京', '大', '读书']],
    [treaty, '"安全"~3', ['安全']],
    ['東京大学で日本語を勉強しました。', '"東京 日本語"~6', ['東京', '日本語']],
    ['東京大学で日本語を勉強しました。', '"東京 日本語"~1', null],
    ['ガラスのコップ。', '"コップ ガラス"~1', ['ガラス', 'コップ']],
    ['เรียนภาษาไทยที่มหาวิทยาลัยกรุงเทพ', '"ภาษา กรุงเทพ"~9', ['ภาษา', 'กรุงเทพ']],
    ['เรียนภาษาไทยที่มหาวิทยาลัยกรุงเทพ', '"ภาษา กรุงเทพ"~2', null],
  ])('are counted by the rules where no spaces are written: %s %s', (text, query, marked) =>
    expect(markedBy(query, text)).toEqual(marked),
  );

  it.each([
    ['guerre paix日本', '"guerre paix"~3', ['guerre', 'paix']],
    ['集fin体', '"fin"~4', ['fin']],
    ['集fin体 guerre', '"guerre fin"~1', ['fin', 'guerre']],
    ['集fin体 guerre', '"guerre fin"~0', null],
  ])('end where scripts meet: %s %s', (text, query, marked) => expect(markedBy(query, text)).toEqual(marked));

  it.each([
    ['La paix d’Ukraine.', '"paix ukraine"~0', ['paix', 'Ukraine']],
    ['La paix d’Ukraine.', '"paix d\'ukraine"~0', ['paix', 'Ukraine']],
    ['La paix d’Ukraine.', '"d paix"~9', null],
    ['Une école du village', '"l\'ecole village"~3', ['école', 'village']],
    ['L’école, l’été : un village', '"l\'ecole"~3', ['école']],
    ['Ukraine’s war', '"war ukraine"~0', ['Ukraine', 'war']],
    ['La paix aujourd’hui ou demain', '"demain paix"~2', ['paix', 'demain']],
    ['La paix aujourd’hui ou demain', '"demain aujourd\'hui"~1', ['aujourd’hui', 'demain']],
    ['La paix aujourd’hui ou demain', '"paix hui"~0', ['paix', 'hui']],
    ['La paix aujourd’hui ou demain', '"demain aujourd\'hui"~0', null],
  ])('are counted without what is elided: %s %s', (text, query, marked) =>
    expect(markedBy(query, text)).toEqual(marked),
  );

  it.each([
    ['La guerre dite froide', '"guerre fro*"~1', ['guerre', 'fro']],
    ['La guerre dite froide', '"guerre fro*"~0', null],
    ['La guerre dite froide', '"fro* guerre"~1', ['guerre', 'fro']],
    ['La guerre dite froide', '"gue* froide"~1', ['gue', 'froide']],
    ['Un effroi de guerre', '"guerre fro*"~5', null],
    ['La guerre', '"guerre gue*"~5', null],
    ['La guerre et les guerriers', '"guerre gue*"~5', ['guerre', 'gue']],
    ['La guerre et la guerre', '"guerre guerre*"~5', ['guerre', 'guerre']],
    ['La paix d’Ukrainiens', '"paix d’Ukr*"~0', ['paix', 'Ukr']],
    ['La paix aujourd’hui', '"paix aujourd\'h*"~0', ['paix', 'aujourd’h']],
    ['La paix aujourd’hui', '"hu* paix"~0', ['paix', 'hu']],
    ['La paix aujourd’hui', '"aujourd\'hui aujourd*"~0', ['aujourd’hui']],
    ['Le jour aujourd, aujourd’hui', '"aujourd aujourd\'hui aujourd*"~0', ['aujourd', 'aujourd’hui']],
    ['La guerre froide', '"fro*"~5', ['fro']],
  ])('may be the beginning of one, wherever that is typed: %s %s', (text, query, marked) =>
    expect(markedBy(query, text)).toEqual(marked),
  );

  it('are those that a text is read as by whoever writes it, whole letters and all', () => {
    expect(countedWords(fold('น้ำตกสำคัญมาก'))).toEqual(['น้ำตก', 'สำคัญ', 'มาก'].map(fold));
    expect(countedWords(fold('学生たちはバスで'))).toEqual(['学生', 'たち', 'は', 'バス', 'で'].map(fold));
  });

  it('are parted alike in a text without any sign, however long it is', () => {
    const words = ['集体', '安全', '条约', '组织', '乌克兰', '战争', '保持', '沉默'];
    const text = Array.from({ length: 1_000 }, () => words).flat();
    expect(countedWords(text.join(''))).toEqual(text);
  });

  it('are found and marked wherever a slow reading of the text finds them', () => {
    const found = { begun: 0, whole: 0, not: 0 };
    const asked = [
      'guerre',
      'gue',
      'paix',
      'aujourd',
      "aujourd'hui",
      'hui',
      'd',
      '安全',
      '全条',
      '大学',
      'バス',
      'ไทย',
    ];
    const gap = fc.constantFrom(' ', ', ', '', '', '-', ' d’', ' l’');
    const word = fc.constantFrom(...asked, '集体安全条约', '北京大学', 'ガソリンで', 'ภาษาไทย', 'de', 'la');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, gap), { maxLength: 12 }),
        fc.array(fc.constantFrom(...asked), { minLength: 2, maxLength: 3 }),
        fc.nat({ max: 4 }),
        fc.boolean(),
        (pairs, words, more, isOpen) => {
          const [text, wanted] = [pairs.flat().join(''), words.map(fold)];
          const folded = fold(text);
          const isFound = nearPlaces(wanted, more, folded, isOpen).length > 0;
          expect(isFound).toBe(standNear(wanted, more, folded, isOpen));
          // What a word finds as a whole, its beginning finds as well.
          if (!isOpen && isFound) expect(nearPlaces(wanted, more, folded, true)).not.toEqual([]);
          found[isFound ? (isOpen ? 'begun' : 'whole') : 'not']++;
        },
      ),
      { numRuns: 6_000 },
    );
    tried(`texts with words near one another: ${JSON.stringify(found)}`);
    expect(Math.min(...Object.values(found))).toBeGreaterThan(50);
  });
});
