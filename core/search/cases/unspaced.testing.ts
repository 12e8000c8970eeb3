/** Articles in languages that write no spaces, and what is asked of them. */
import type { Case } from './case.testing.ts';
import type { CaseArticle } from './library.testing.ts';

const article = (id: string, language: string, title: string, ...text: string[]): CaseArticle => ({
  ...{ id, language, title, text },
});

export const UNSPACED_ARTICLES: readonly CaseArticle[] = [
  article('chenmo', 'zh', '沉默的盟友', '莫斯科的盟友保持沉默。集体安全的条约写得很清楚，但没有人回答。'),
  article('daxue', 'zh', '北京大学', '我在北京大学读书，2026年毕业。校园里有一片湖。'),
  article('liangshi', 'zh', '粮食', '粮食的出口减少了。农民在北京开会，讨论大学生的工作。'),
  article('sakura', 'ja', '東京の桜', '東京の桜は三月に咲きます。AIが開花を予想しました。'),
  article('karasu', 'ja', 'カラスの庭', '庭のカラスはパンを食べる。古い桜の下に窓がある。'),
  article('garasu', 'ja', 'ガラスの窓', 'ガラスの窓から海が見える。ﾊﾟﾘの職人が作った。'),
  article('thalesap', 'th', 'ทะเลสาบ', 'ทะเลสาบในฤดูหนาวเงียบมาก ไม่มีใครพูดถึงสงคราม'),
  article('mi', 'th', 'หมีในป่า', 'หมีตัวหนึ่งเดินผ่านทะเลสาบ ความเงียบของป่าในปี ๒๕๖๙'),
  article('ma', 'th', 'หมาของฉัน', 'หมานอนอยู่หน้าบ้านทุกวัน'),
];

export const UNSPACED_CASES: Readonly<Record<string, readonly Case[]>> = {
  Chinese: [
    ['沉默', 'chenmo'],
    ['盟友', 'chenmo'],
    ['集体安全条约', 'chenmo'],
    ['莫斯科的盟友为什么沉默', 'chenmo'],
    ['盟友 条约', 'chenmo'],
    ['粮食出口', 'liangshi'],
    ['北京大学', 'daxue liangshi'],
    ['"北京大学"', 'daxue'],
    ['大学', 'daxue liangshi'],
    ['2026 毕业', 'daxue'],
    ['2026年毕业', 'daxue'],
    ['北京 -大学', ''],
    ['标题', ''],
    ['title:粮食', 'liangshi'],
  ],
  Japanese: [
    ['桜', 'sakura karasu'],
    ['東京の桜', 'sakura'],
    ['桜はいつ咲きますか', 'sakura'],
    ['カラス', 'karasu'],
    ['ガラス', 'garasu'],
    ['ガラス'.normalize('NFD'), 'garasu'],
    ['ｶﾗｽ', 'karasu'],
    ['ガラスの窓', 'garasu'],
    ['パリ', 'garasu'],
    ['AI 開花', 'sakura'],
    ['"AIが開花"', 'sakura'],
    ['lang:ja 窓', 'garasu karasu'],
  ],
  Thai: [
    ['ทะเลสาบ', 'thalesap mi'],
    ['ฤดูหนาว', 'thalesap'],
    ['หมี', 'mi'],
    ['หมา', 'ma'],
    ['ความเงียบทะเลสาบ', 'mi'],
    ['ทะเลสาบเงียบ', 'thalesap mi'],
    ['สงครามในทะเลสาบ', 'thalesap'],
    ['2569', 'mi'],
  ],
};
