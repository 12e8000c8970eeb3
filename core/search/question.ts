/** Whether what a person typed asks a question. Pure; owns the words that questions begin with. */
import { fold } from './fold.ts';
import { wordsOf } from './words.ts';

const ASKING = new Set(
  `qui que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel où quand comment combien pourquoi
  who whom whose what which when where why how
  wer wen wem wessen was welche welcher welches welchen welchem wann wo wohin woher wie warum wieso
  qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas
  кто кого кому что какой какая какое какие чей где куда откуда когда почему зачем как сколько
  من ما ماذا متى أين كيف لماذا كم`
    .split(/\s+/u)
    .map((word) => fold(word)),
);
/** What may stand before the word that asks: “dans quelle ville”, “in which town”. */
const BEFORE = new Set(
  `à au aux de du d en dans par pour sur sous avec chez vers depuis jusque jusqu selon contre entre après avant et
  at by for from in into of on to under with since and`
    .split(/\s+/u)
    .map((word) => fold(word)),
);
const MARK = /[?？؟]\s*$/u;

/** True when it ends with a question mark, or begins with a word that asks. */
export function isQuestion(typed: string): boolean {
  if (MARK.test(typed)) return true;
  const first = wordsOf(fold(typed)).find(({ text }) => !BEFORE.has(text));
  return first !== undefined && ASKING.has(first.text);
}
