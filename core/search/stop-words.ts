/** Words that say too little to search by. Of other languages only those that are no words of French or English. */
const FRENCH = `a à au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs
  lui m ma mais me mes mon n ne nos notre nous on ou où par pas pour qu que qui s sa se ses son sont sur t ta te
  tes toi ton tu un une vos votre vous y quel quelle quels quelles quoi combien comment pourquoi quand lequel laquelle
  lesquels lesquelles ont avait avaient avoir était étaient être fut furent sera seront soit dont donc comme si même`;
const ENGLISH = `an and are as at be by for from has have he her his i in is it its not of or our she that the their they this to
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

/**
 * Words that connect, count or point: a person may search by them, but they tell nothing of what a text is about. None is
 * a word of another language that tells.
 */
const CONNECTING = new Set(
  `afin ainsi alors après assez aucun aucune aujourd'hui aussi aussitôt autant autre autres autrement avant beaucoup bien
  bientôt ceci cela celle celles celui cependant certain certaine certaines certains ceux chacun chacune chaque chez ci
  contre davantage dehors déjà depuis derrière dès désormais devant deux durant également encore enfin ensuite entre envers
  environ faire fait fois hors hui ici jamais jusque jusqu jusqu'à là lors lorsque lorsqu lui maintenant malgré mieux moins
  néanmoins notamment nul nulle outre parce parfois parmi part pendant peu peut peuvent plus plusieurs plutôt pourrait
  pourraient pourtant près presque puis puisque quant quelque quelques quelqu rien sans selon seul seule seulement sinon
  sous souvent surtout tandis tant tel telle tellement telles tels toujours tous tout toute toutefois toutes très trois trop
  vers voici voilà an ans aura auraient aurait auront ayant été étant eurent eut jour jours mois seraient serait soient
  temps
  about above after again against all almost along already also although always among another any anything around away
  because been before behind being below beside between beyond both but can cannot could done down during each either else
  enough even ever every few first further had hardly having here hers him himself however if into itself just last later
  least less like made make many me might more most much must my myself near nearly neither never next no nor nothing
  now off often once one only onto other others otherwise over own per perhaps quite rather same several shall should since
  so some something soon still such than them themselves then there therefore these those though three through thus
  together too toward towards two under until up upon us very well while will within without would yet
  aber alle allem allen aller alles als also am andere anderen anderer auch aus bei beide bereits bis da dabei damit dann
  dass dem den denen denn deren dessen dies diese diesem diesen dieser dieses doch dort durch ihm ihn ihnen ihr ihre ihrem
  ihren ihrer immer jede jedem jeden jeder jedes jedoch kann kein keine mehr muss nach noch nur ob oder ohne schon sehr
  sein seinem seinen seiner selbst sie sind so solche sondern um unter viel viele weil weiter wenn werden wieder
  wurde würde zwischen
  además ahora algo algunos algunas ante antes aquel aquella así aún aunque bajo cada casi como con contra cual cuando desde
  después donde durante ella ellas ellos entonces entre ese esa eso esos estas este esto estos hacia hasta incluso
  luego más menos mientras mismo misma mucho muchos muy nada ni ninguno otra otras otro otros pero poco porque pues quien
  según ser si sido sino sobre solo son sus también tan tanto toda todas todavía todo todos tras`
    .split(/\s+/u)
    .map((word) => word.normalize('NFC')),
);

/** True for words such as `depuis` or `several`, and for stop words. As written, in lower case. */
export function isConnecting(written: string): boolean {
  const word = written.normalize('NFC');
  return STOP_WORDS.has(word) || CONNECTING.has(word);
}

/** All stop words, as written, in lower case. */
export const stopWords = (): ReadonlySet<string> => STOP_WORDS;
