/** Whether what a person typed asks a question, and which of its words answers seldom say. Pure; owns those words. */
import { fold } from './fold.ts';
import { isConnecting } from './stop-words.ts';
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
/** What names the thing asked for, or only leads to it: “in which year”, “what is it called”, “where is it found”. */
const ASKED_FOR = new Set(
  `an année années appelle appellent appelait auteur but caractéristique caractéristiques cause causes commence compte
  conséquence conséquences date dates distance doit doivent domaine donne durée endroit époque évènement événement
  évènements événements existe fait font fonction genre hauteur jour lieu lieux longueur métier mois moment nationalité nature
  nom nombre nomme nommée nomment noms objectif objectifs obtient occupe origine partie pays période permet personnage
  personne personnes peut peuvent position pourcentage prénom profession qualité quantité raison raisons représente rôle
  siècle signifie situation situe située situent sorte souhaite suite surnom taille taux titre trouve trouvent trouvait type
  types utilise utilisée vient viennent ville veut âge
  age amount author born called cause century city consequence country date day happen happened job kind known length
  located mean means meaning month name named names nationality number occur occurred origin percentage person place
  profession purpose reason role size sort time title type used year years
  art datum grund heißt jahr land monat name ort stadt titel ursprung zahl
  año ciudad cantidad fecha llama lugar motivo nombre número país razón tipo título`
    .split(/\s+/u)
    .map((word) => word.normalize('NFC')),
);
const MARK = /[?？؟]\s*$/u;

/** True when it ends with a question mark, or begins with a word that asks. */
export function isQuestion(typed: string): boolean {
  if (MARK.test(typed)) return true;
  const first = wordsOf(fold(typed)).find(({ text }) => !BEFORE.has(text));
  return first !== undefined && ASKING.has(first.text);
}

/** True for a word of a question that answers seldom say. Takes it as written, in lower case. */
export const isAskedFor = (written: string): boolean => {
  const word = written.normalize('NFC');
  return ASKED_FOR.has(word) || isConnecting(word);
};
