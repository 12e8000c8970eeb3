/**
 * Forms of French words that Snowball's stemmer parts, or takes for forms of others: irregular plurals, feminines and verbs, and
 * what only looks like the ending of a verb, as in *mauvais* and *conflit*. Owns the rules; the lists are in `french-lists.ts`.
 */
import { fold } from './fold.ts';
import {
  FAMILIES,
  IN_AIS,
  IN_ENT,
  IN_ER,
  IN_ERER,
  IN_IER,
  IN_IT,
  IN_ITER,
  IN_S,
  IRREGULAR,
} from './french-lists.ts';

const IN_FIER = /(?<=..f)i(?:e|es|ent)$/u;
const FORM_OF_IER = /(?<=i)(?:e|es|ent)$/u;

const wordsIn = (list: string): string[] => list.trim().split(/\s+/u).map(fold);

/** What is listed goes before what a family makes. */
const byForm: ReadonlyMap<string, string> = new Map([
  ...FAMILIES.flatMap(([stems, endings]) => {
    const [first = '', ...more] = endings.split(' ');
    return stems
      .split(' ')
      .flatMap((stem) =>
        [first, ...more].map((ending) => [stem + ending.replace('-', ''), stem + first] as const),
      );
  }),
  ...IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.split(' ');
      return forms.map((form) => [form, forms[0] ?? form] as const);
    }),
  ...[...wordsIn(IN_AIS), ...wordsIn(IN_S)].flatMap((word) =>
    [word, `${word}e`, `${word}es`].map((form) => [form, word] as const),
  ),
  ...wordsIn(IN_ER).flatMap((word) =>
    [word, `${word}s`, `${word}e`, `${word}es`].map((form) => [form, word] as const),
  ),
]);

/** A participle in *-é* is of a verb in *-er*, which the stemmer knows: *marié* is not *Marie*. */
const PARTICIPLE = /é(?:e|s|es)?$/u;
const LISTED_WITH_E = /^(?:n|mar|all)ée?s?$|[ao]yée?s?$/u;

/** The word that a form is one of, folded; null where the stemmer is to be trusted. */
export function irregularFrench(word: string): string | null {
  const isOther = (PARTICIPLE.test(word) && !LISTED_WITH_E.test(word)) || word === 'vénus';
  return isOther ? null : (byForm.get(fold(word)) ?? null);
}

/** Nouns in *-if* and *-trice* that have no other gender. */
const ONE_GENDER =
  /^(?:motif|tarif|recif|canif|calif|sherif|pontif|esquif|soif|suif|matrice|cicatrice|imperatrice)s?$/u;

/** An s behind these is that of a plural; the stemmer leaves it behind i, o and u, and looks for endings of verbs before it. */
const PLURAL = /(?<=..[bcdfgklmnprtvwiou])s$/u;
const NO_PLURAL =
  /(?:ais|ois|issons|(?<!vign|forg|b[uû]ch|chap|[eé]p)erons|(?:ref|ab)us|mépris|carlos|marcos)$/u;

/** Of verbs whose stem ends in *m*, which are few. */
const VERB_IN_MENT =
  /(?:^aim|anim|estim|prim|form|ferm|firm|arm|nomm|somm|gomm|gramm|flamm|clam|entam|sum|fum|lum|hum|chom|blam|dorm|diffam|affam|intim|calm|film)ent$/u;
/** The stemmer knows these, or what they are is none of its. */
const OTHER_VERB = /(?:[aio]ent|erent|irent|inrent|issent|ennent)$/u;
/** Verbs in *-er*, and *-ier*, that end as others do. */
const LIKE_OTHERS = /(?:(?:^|^re|^at|^e|^sou)t|adm|sp|soup|des|chav|emp)irent$|(?:a|gl)issent$|[^aotv]ient$/u;

const inIt: ReadonlySet<string> = new Set(wordsIn(IN_IT));
const inIer: ReadonlySet<string> = new Set(wordsIn(IN_IER));
const inEnt: ReadonlySet<string> = new Set(wordsIn(IN_ENT));
const inIter: ReadonlySet<string> = new Set(wordsIn(IN_ITER));
const inErer: ReadonlySet<string> = new Set(wordsIn(IN_ERER));

/** What an adjective or a noun may be put together with. */
const COMPOUND = /^(?:omni|co|vice)(?=...)/u;
/** Before a syllable that is not heard, as no noun has it: *ils précèdent*. */
const OPEN_E = /è[^aeiouyr]+ent$/u;

/** Whether a form is a participle of a verb in *-iter*, which ends as a quality does. */
const isOfIter = (word: string): boolean =>
  PARTICIPLE.test(word) && inIter.has(fold(word.replace(PARTICIPLE, '')));

/** Whether a folded form is one of several people who do something. */
function isVerbInEnt(folded: string): boolean {
  if (!/..ent$/u.test(folded) || inEnt.has(folded.replace(COMPOUND, ''))) return false;
  if (folded.endsWith('erent') && inErer.has(folded.slice(0, -3))) return true;
  if (folded.endsWith('ment')) return VERB_IN_MENT.test(folded);
  return LIKE_OTHERS.test(folded) || !OTHER_VERB.test(folded);
}

/** The stemmer takes *-asse* for a past that nobody uses. */
const withoutPast = (word: string): string => word.replace(/(?<=.)asses?$/u, 'assé');

/** A form as the stemmer takes it: without the s of a plural, *ils votent* as *il vote*, *-if* as *-ive*, *-trice* as *-teur*. */
export function regularFrench(word: string): string {
  const folded = fold(word);
  if (ONE_GENDER.test(folded)) return word;
  const isIer = FORM_OF_IER.test(word) && inIer.has(folded.replace(FORM_OF_IER, ''));
  if (isIer || IN_FIER.test(word)) return word.replace(FORM_OF_IER, 'er');
  if (isOfIter(word)) return word.replace(PARTICIPLE, 'e');
  if (OPEN_E.test(word) || isVerbInEnt(folded)) return withoutPast(word.replace(/ent$/u, 'e'));
  const one = NO_PLURAL.test(word) ? word : word.replace(PLURAL, '');
  if (inIt.has(fold(one))) return `${one}e`;
  return withoutPast(one)
    .replace(/(?<=.)([iï])f$/u, '$1ve')
    .replace(/(?<=.[td])rices?$/u, 'eur');
}
