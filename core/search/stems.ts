/**
 * Which forms of a language are forms of one word. Owns the choice of stemmers, Snowball's by @orama/stemmers, and what
 * they do too much of: they cut words down to roots, on which "manifestation" and "manifestants" are the same.
 */
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { fold } from './fold.ts';
import { irregularFrench, regularFrench } from './french-words.ts';
import { Generations } from './generations.ts';

type Stemmer = (word: string) => string;

const STEMMERS: ReadonlyMap<string, Stemmer> = new Map([
  ...([
    ['ar', arabic],
    ['da', danish],
    ['nl', dutch],
    ['en', english],
    ['fi', finnish],
    ['fr', french],
  ] as const),
  ...([
    ['de', german],
    ['hu', hungarian],
    ['it', italian],
    ['no', norwegian],
    ['pt', portuguese],
  ] as const),
  ...([
    ['ro', romanian],
    ['ru', russian],
    ['es', spanish],
    ['sv', swedish],
    ['tr', turkish],
  ] as const),
  ...([['uk', ukrainian]] as const),
]);

/** Endings that make another word of a root, by what they make of it: words of one root and two kinds are two words. */
const KINDS: ReadonlyMap<string, readonly (readonly [kind: string, ending: RegExp])[]> = new Map([
  [
    'fr',
    [
      ['action', /[stx]ions?$/u],
      ['agent', /(?:ateur|atrice|iteur|itrice)s?$/u],
      ['adverb', /ments?$/u],
      ['quality', /ités?$/u],
      ['belief', /ismes?$/u],
      ['believer', /(?<!ex|ass|pers|rés|ins|cons|subs|dés)istes?$/u],
      ['possible', /[ai]bles?$/u],
      ['abundant', /(?:eux|euses?)$/u],
    ],
  ],
  [
    'en',
    [
      ['action', /ations?$/u],
      ['agent', /(?:ators?|[iy]zers?|[iy]sers?)$/u],
      ['adverb', /ly$/u],
      ['quality', /(?:ity|ities|ness|nesses)$/u],
      ['belief', /isms?$/u],
      ['believer', /ists?$/u],
      ['possible', /[ai]ble$/u],
      ['result', /ments?$/u],
      ['making', /i[sz](?:e|es|ed)$/u],
    ],
  ],
]);

/** The English stemmer is Porter's first; what his second, Snowball's, knows besides, where it parts or joins words. */
const ENGLISH_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ...['news', 'atlas', 'cosmos', 'bias', 'andes', 'generic'].map((word) => [word, word] as const),
  ...(['die', 'lie', 'tie'] as const).flatMap((word) =>
    [`${word}s`, `${word}d`, `${word.charAt(0)}ying`].map((form) => [form, word] as const),
  ),
  ...([['skies', 'sky']] as const),
]);

/** What Arabic writes together with the article: *and*, *then*, *by*, *as*, *for*. The stemmer takes off only the article. */
const ARABIC_CLITICS = /^[وفبك](?=ال..)|^لل(?=..)/u;

/** Romanian has commas below; its stemmer knows the cedillas that were written in their place. */
const CEDILLAS: ReadonlyMap<string, string> = new Map([
  ['ș', 'ş'],
  ['ț', 'ţ'],
]);

/** The word as the stemmer of its language takes it. */
function bareIn(language: string, word: string): string {
  if (language === 'ar') return word.replace(ARABIC_CLITICS, '');
  if (language === 'fr') return regularFrench(word);
  return language === 'ro' ? word.replace(/[șț]/gu, (letter) => CEDILLAS.get(letter) ?? letter) : word;
}

/** Shorter words than this have no endings to speak of. */
const SHORTEST = 3;
/** What is longer is no word: a stemmer would read all of a file without spaces again and again. */
const LONGEST = 64;

/** So many words of a language are known by heart: those of any text are mostly those of the text before it. */
const KEPT = 1 << 15;
/** Longer words may be cut out of a text without a copy, and would keep all of it. */
const LONGEST_KEPT = 12;

const known = new Map<string, Generations<string, string | null>>();

/**
 * What all forms of a word have in common, for a word in lower case with its accents; null where the language has no
 * stemmer or the word no letters. `language` is an ISO 639-1 code.
 */
export function stemKey(word: string, language: string): string | null {
  if (!STEMMERS.has(language)) return null;
  if (word.length > LONGEST_KEPT) return stemKeyOf(word, language);
  let stems = known.get(language);
  if (!stems) known.set(language, (stems = new Generations(KEPT, () => 1)));
  return stems.get(word, () => stemKeyOf(word, language));
}

function stemKeyOf(word: string, language: string): string | null {
  const stemmer = STEMMERS.get(language);
  if (!stemmer || word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word)) return null;
  const irregular = language === 'fr' ? irregularFrench(word) : null;
  // No stem of the stemmer's is one of these: *bas* is no form of *base*.
  if (irregular !== null) return `${irregular} irregular`;
  const bare = bareIn(language, word);
  const kind = KINDS.get(language)?.find(([, ending]) => ending.test(bare))?.[0] ?? '';
  const exception = language === 'en' ? ENGLISH_EXCEPTIONS.get(word) : undefined;
  return `${fold(exception ?? stemmer(bare))} ${kind}`;
}
