/** Which words of a text in scripts that write no spaces tell what it is about. Owns which only connect there. */
import { fold } from './fold.ts';
import { isConnecting } from './stop-words.ts';
import { eachSegment, isUnspaced } from './unspaced.ts';
import { eachWord } from './words.ts';

const CHINESE = `我们 你们 他们 她们 它们 自己 大家 一个 这个 那个 这些 那些 这样 那样 这里 那里 这种 一种 一些 一样 一直 一定 一下
  一起 没有 可以 可能 能够 应该 必须 需要 因为 所以 因此 由于 如果 虽然 但是 然而 而且 并且 或者 还是 不是 就是 只是 只有 还有 也是
  都是 已经 正在 现在 当时 之后 以后 后来 之前 以前 其中 其他 其它 另外 之间 之一 许多 很多 更多 不少 各种 非常 十分 比较 特别 尤其
  甚至 几乎 大约 左右 以及 对于 关于 根据 通过 按照 随着 为了 除了 不过 不会 不能 不要 不同 同时 此外 于是 然后 怎样 多少 时候
  有些 有的 有人 所有 每个 任何 某些 表示 认为 进行 成为 作为 开始 包括 起来 出来 我在 他在 今天 昨天 明天
  我們 你們 他們 她們 它們 一個 這個 那個 這些 這樣 那樣 這裡 那裡 這種 一種 一樣 沒有 能夠 應該 必須 因為 由於 雖然 並且 還是 只有
  還有 已經 現在 當時 之後 以後 後來 之間 許多 各種 比較 特別 幾乎 大約 對於 關於 根據 通過 隨著 為了 不過 不會 同時 於是 然後
  怎樣 時候 每個 表示 認為 進行 成為 作為 開始 起來 出來`;
const JAPANESE = `私たち 彼ら 彼女 自分 場合 今回 以上 以下 以外 以前 以後 以降 現在 一方 同様 一部 一つ 二つ 行う 行わ 行った 言う
  言った 思う 思い 考え 出来 出来る 使う 持つ 続く 続け 多く 大き 大きな 小さな 今日 昨日 明日 今年 時間 非常`;
const THAI = `การ ความ นี้ นั้น ซึ่ง โดย แต่ หรือ ด้วย แล้ว ยัง เพื่อ เพราะ ถ้า เมื่อ ต้อง สามารถ อยู่ ขึ้น ออก เข้า กว่า มาก น้อย ทุก บาง
  หลาย อื่น กัน ตาม ถึง ระหว่าง เขา เรา ฉัน คุณ เธอ มัน พวก ผู้ ตัว เอง อีก จึง เช่น รวม ทั้ง แห่ง ต่อ ไว้ ถูก ใช้ ครั้ง แบบ อย่าง ส่วน
  หนึ่ง สอง สาม แรก ดัง กล่าว เคย กำลัง ควร อาจ หาก แม้ ขณะ หลัง ก่อน บน ใต้ ข้าง นอก คน ทำ วัน`;
const CONNECTING = new Set([CHINESE, JAPANESE, THAI].join(' ').split(/\s+/u).map(fold));

/** Where one letter is a syllable or more, two are a word; of hiragana alone is what connects others. */
const SYLLABLES = /[\p{Script=Han}\p{Script=Katakana}]/u;
const HIRAGANA = /^[\p{Script=Hiragana}\u3099\u309A\u30FC]+$/u;

const LETTERS = /^[\p{L}\p{M}]+$/u;

function tells(segment: string): boolean {
  const written = segment.normalize('NFC');
  const shortest = SYLLABLES.test(written) ? 2 : 3;
  return (
    written.length >= shortest &&
    LETTERS.test(segment) &&
    !HIRAGANA.test(segment) &&
    !CONNECTING.has(segment) &&
    !isConnecting(written)
  );
}

const NONE: ReadonlyMap<string, number> = new Map();

/** A name that the rules do not know falls into letters of which each is a word to them. */
function isUnknownName(text: string): boolean {
  let isOfLetters = LETTERS.test(text);
  eachSegment(text, (from, to) => {
    if (text.slice(from, to).normalize('NFC').length > 1) isOfLetters = false;
  });
  return isOfLetters && text.length > 1;
}

/**
 * The telling words of a folded text that stand where no spaces are written, and how often it says each; in order. A name
 * that the rules do not know only when it is all of the text.
 */
export function tellingSegments(folded: string): ReadonlyMap<string, number> {
  if (!isUnspaced(folded)) return NONE;
  const said = new Map<string, number>();
  eachWord(folded, (start, end) => {
    const run = folded.slice(start, end);
    if (!isUnspaced(run)) return;
    eachSegment(run, (from, to) => {
      const segment = run.slice(from, to);
      if (tells(segment)) said.set(segment, (said.get(segment) ?? 0) + 1);
    });
  });
  const whole = folded.trim();
  if (said.size === 0 && isUnknownName(whole)) said.set(whole, 1);
  return said;
}
