/** Words that say too little to search by. Of other languages only those that are no words of French or English. */
const FRENCH = `a à au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs
  lui m ma mais me mes mon n ne nos notre nous on ou où par pas pour qu que qui s sa se ses son sont sur t ta te
  tes toi ton tu un une vos votre vous y quel quelle quels quelles quoi combien comment pourquoi quand lequel laquelle
  lesquels lesquelles ont avait avaient avoir était étaient être fut furent sera seront soit dont donc comme si même`;
const ENGLISH = `an and are as at be by for from has have he her his i in is it its of or our she that the their they this to
  was we were with you your what which who whom whose when where why how do does did`;
const GERMAN = `der und ist das dem ein eine einen einem einer eines mit von vom zu zum zur auf nicht auch sich wird wurde
  wurden wer wie wann warum wo welche welcher welches für über`;
const SPANISH = `el los del al una unos unas por para cómo cuándo cuánto cuál quién dónde qué fue está están`;
const RUSSIAN = `и в во не на с со что а то как по к у из за о об от до для же бы ли это кто где когда почему какой какая какие
  был была было были его её их он она они`;
const ARABIC = `في من على إلى عن مع هذا هذه ذلك التي الذي أن إن كان كانت هل ما ماذا متى أين كيف لماذا و`;
const CHINESE = `的 了 在 是 和 与 吗 呢 也 都 就 被 把 对 从 到 这 那 有 谁 什么 为什么 怎么 哪里 何时 們 们`;
const JAPANESE = `の は が を に へ と で も や か です ます ました した する いる ある から まで より この その いつ なぜ 何 誰 どこ`;
const THAI = `ที่ และ ของ ใน เป็น คือ มี ได้ ให้ จาก กับ ไม่ ว่า จะ ทำไม อะไร ใคร เมื่อไร ที่ไหน อย่างไร`;
const STOP_WORDS = new Set(
  [FRENCH, ENGLISH, GERMAN, SPANISH, RUSSIAN, ARABIC, CHINESE, JAPANESE, THAI].join(' ').split(/\s+/u),
);

/** True for words such as `de` or `the`. Takes the word as written, in lower case: `thé` is not `the`. */
export const isStopWord = (written: string): boolean => STOP_WORDS.has(written.normalize('NFC'));
