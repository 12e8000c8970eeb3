/** What a query means, worked out the slow way from all texts of a library: what the index is held to. */
import type { Correction } from '../../contract/search.ts';
import { fold, foldWithMap, originalSpan } from './fold.ts';
import type { QueryWord } from './query-word.ts';
import { COMPOUNDING } from './sought.ts';
import { stemKey } from './stems.ts';
import { isUnspaced, segmentsOf, UNSPACED_LETTERS } from './unspaced.ts';
import { atomsOf, wordsOf } from './words.ts';

/** A text of the library, folded the slow way, and the language of its article. */
export interface ScannedText {
  readonly text: string;
  readonly folded: string;
  readonly language: string | null;
}

interface Spelling {
  readonly written: string;
  readonly folded: string;
  readonly language: string | null;
  /** What all forms of the word have in common; null when it has no others. */
  readonly stem: string | null;
}

/** A query's word, and every other form that counts as it in a language. */
export interface Meaning {
  readonly text: string;
  /** How much of a longer word it may be. */
  readonly reach: 'whole' | 'beginning' | 'piece';
  readonly forms: readonly { readonly form: string; readonly language: string | null }[];
  /** How it may be written in parts; null when it may not. */
  readonly parted: QueryWord['parted'];
}

/** The words that spaces part: what is written without them is a piece of text, which is no spelling of another. */
const spellingsIn = ({ text, language }: ScannedText): Omit<Spelling, 'stem'>[] => {
  const folded = foldWithMap(text);
  const words = wordsOf(folded.text).filter((word) => !isUnspaced(word.text));
  return words.map((word) => {
    const { start, end } = originalSpan(folded, word.start, word.end);
    return { written: text.slice(start, end).toLowerCase().normalize('NFC'), folded: word.text, language };
  });
};

const knownSpellings = new WeakMap<readonly ScannedText[], readonly Spelling[]>();

/** Each spelling of some texts once. */
function spellingsOf(texts: readonly ScannedText[]): readonly Spelling[] {
  const known = knownSpellings.get(texts);
  if (known) return known;
  const each = new Map(texts.flatMap(spellingsIn).map((one) => [JSON.stringify(one), one]));
  const found = [...each.values()].map((one) => ({ ...one, stem: stemKey(one.written, one.language ?? '') }));
  knownSpellings.set(texts, found);
  return found;
}

/** Letters changed, added, left out or swapped with their neighbour. */
function slips(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      const row: number[] = table[i] ?? [];
      row[j] = Math.min(at(i - 1, j - 1) + same, at(i - 1, j) + 1, at(i, j - 1) + 1, swapped);
    }
  return at(a.length, b.length);
}

const isWhole = (text: string): boolean => /^[\p{L}\p{N}\p{M}]+$/u.test(text);

function formsOf(spellings: readonly Spelling[], written: string, text: string): Meaning['forms'] {
  if (!isWhole(text)) return [];
  return spellings
    .filter(({ folded, stem }) => stem !== null && folded !== text && isWhole(folded))
    .filter(({ language, stem }) => {
      const ways = spellings.filter((way) => way.folded === text && way.language === language);
      return ways.some((way) => way.stem === stem) || stemKey(written, language ?? '') === stem;
    })
    .map(({ folded: form, language }) => ({ form, language }));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\\-/&!#%,:;<=>@`~]/gu, '\\$&');
/** Where scripts meet of which one writes no spaces, a word ends. */
const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED_LETTERS}]]`;
const standsAs = ({ text, reach }: Meaning, { folded, language }: ScannedText): boolean => {
  if (reach === 'piece') return folded.includes(text);
  const before = `(?<!${LETTER})`;
  // Where several words are written as one, a word of four letters also begins longer ones.
  const isPart = text.length >= 4 && isWhole(text) && COMPOUNDING.has(language ?? '');
  const after = reach === 'whole' && !isPart ? `(?!${LETTER})` : '';
  return new RegExp(`${before}${escaped(text)}${after}`, 'v').test(folded);
};

/** Where a word is written in parts, nothing that goes on with it stands before or behind. */
function standsInParts({ parted }: Meaning, { folded }: ScannedText): boolean {
  if (parted === null) return false;
  const { parts, by } = parted;
  const ways = {
    points: [parts.join('.'), `${parts.join('. ')}.`],
    hyphen: [parts.join('-')],
    'hyphen or space': [parts.join('-'), parts.join(' ')],
    space: [parts.join(' ')],
  }[by];
  const letter = new RegExp(LETTER, 'v');
  const goesOn = (beside: string): boolean =>
    letter.test(beside.charAt(0)) ||
    (by === 'points' ? beside.startsWith('.') && letter.test(beside.charAt(1)) : /^[.,][0-9]/u.test(beside));
  const isInLonger = (before: string, after: string): boolean => {
    if (by === 'points')
      return (
        (before.startsWith(' .') && letter.test(before.charAt(2))) ||
        (/^\. /u.test(after) && letter.test(after.charAt(2)) && after.charAt(3) === '.')
      );
    return by === 'space' && (/^ [0-9]/u.test(before) || /^ [0-9]{3}(?![0-9])/u.test(after));
  };
  return ways.some((way) =>
    folded.split(way).some((_piece, i, pieces) => {
      const before = pieces.slice(0, i).join(way);
      const after = pieces.slice(i).join(way);
      const backwards = Array.from(before).reverse().join('');
      if (i > 0 && isInLonger(backwards, way.endsWith('.') ? `.${after}` : after)) return false;
      return i > 0 && !goesOn(backwards) && !goesOn(way.endsWith('.') ? `.${after}` : after);
    }),
  );
}

/** True when the word stands in the text as far as it reaches, or as another form of it between words. */
export const stands = (meaning: Meaning, scanned: ScannedText): boolean =>
  standsAs(meaning, scanned) ||
  standsInParts(meaning, scanned) ||
  meaning.forms.some(
    ({ form, language }) => language === scanned.language && atomsOf(scanned.folded).includes(form),
  );

/** How a text in which the word stands holds it, best first: as it is, as another form or in parts, as a beginning, or further inside. */
export function likenessIn(meaning: Meaning, scanned: ScannedText): number {
  const { folded, language } = scanned;
  const words = atomsOf(folded);
  if (words.includes(meaning.text)) return 0;
  if (meaning.forms.some((each) => each.language === language && words.includes(each.form))) return 1;
  if (standsInParts(meaning, scanned)) return 1;
  return words.some((word) => word.startsWith(meaning.text)) ? 2 : 3;
}

const REACHES = ['whole', 'beginning', 'piece'] as const;

/**
 * What a word of a query means among these texts: itself; when it stands nowhere, the beginning or a piece of their
 * words; else what it was taken for, if that is a word of theirs near enough. `among` are those of them that it is looked
 * for in: where that is none, it is never guessed at.
 */
export function meaningOf(
  texts: readonly ScannedText[],
  word: QueryWord,
  corrections: readonly Correction[] = [],
  among = texts,
): Meaning {
  const all = spellingsOf(texts);
  const forms = formsOf(all, word.written, word.text);
  const least = word.atom === null || isUnspaced(word.text) ? 2 : word.isLast ? 1 : 0;
  // One letter is a piece of everything.
  const most = word.text.length === 1 ? least + 1 : REACHES.length;
  const meanings = REACHES.slice(least, most).map((reach) => ({
    text: word.text,
    reach,
    forms,
    parted: word.parted,
  }));
  const isHeld = (meaning: Meaning): boolean => among.some((text) => stands(meaning, text));
  const known = meanings.find(isHeld);
  const nothing: Meaning = { text: word.text, reach: REACHES[least], forms, parted: word.parted };
  if (known) return known;
  const slipsForgiven = word.text.length < 4 ? 0 : word.text.length < 8 ? 1 : 2;
  // Figures are no slips.
  if (slipsForgiven === 0 || !isWhole(word.text) || /\p{N}/u.test(word.text)) return nothing;
  // Nor are acronyms.
  if (word.parted?.by === 'points' && word.text.length < 6) return nothing;
  const spoken = (text: string): string => text.split(/[aeiouy]+/u).join('');
  const near = all
    .filter(({ folded }) => folded.length >= 3 && slips(word.text, folded) <= slipsForgiven)
    .filter(({ folded }) => {
      const isShort = word.text.length < 10 && slips(word.text, folded) === 2;
      return !isShort || spoken(word.text) === spoken(folded);
    })
    .map(({ written, folded }) => ({ written, ...meantAs(all, written, folded) }))
    .filter(isHeld);
  const taken = corrections.filter(({ typed }) => typed === word.written);
  const meant = near.find(({ written }) => taken.some(({ shown }) => shown === written));
  // Something near must have been found, and nothing that is not near.
  if ((meant === undefined) !== (near.length === 0))
    throw new Error(`${word.text}: ${JSON.stringify(taken)}`);
  return meant ?? nothing;
}

const meantAs = (all: readonly Spelling[], written: string, text: string): Meaning => ({
  ...{ text, reach: 'whole', parted: null },
  forms: formsOf(all, written, text),
});

/** Where the words of a folded text begin as they are counted: without elision, and where no spaces are written by the rules. */
const beginningsIn = (folded: string): number[] =>
  wordsOf(folded).flatMap(({ text, start }) => {
    if (!isUnspaced(text)) return [start];
    const lengths = segmentsOf(text.normalize('NFC')).map((segment) => fold(segment.text).length);
    return lengths.map((_length, i) => start + lengths.slice(0, i).reduce((sum, each) => sum + each, 0));
  });

/** Where a word stands in a folded text: not in what is elided, and where no spaces are written as any piece. */
const placesOfWord = (word: string, folded: string, isBegun: boolean): number[] =>
  wordsOf(folded).flatMap(({ text, start }) => {
    const [before, after] = isUnspaced(word) ? ['', ''] : [`(?<!${LETTER})`, isBegun ? '' : `(?!${LETTER})`];
    const places = text.matchAll(new RegExp(`${before}${word}${after}`, 'gv'));
    return Array.from(places, ({ index }) => start + index);
  });

/**
 * True when words stand in one stretch of a folded text, of as many words as they are and so many more; the last may be only
 * the beginning of a word.
 */
export function standNear(words: readonly string[], more: number, folded: string, isOpen: boolean): boolean {
  const isBegun = (which: number): boolean =>
    isOpen && which === words.length - 1 && !isUnspaced(words[which] ?? '');
  const places = words.map((word, which) => placesOfWord(word, folded, isBegun(which)));
  const isInside = (begin: number): boolean =>
    words.some((word, i) => places[i]?.some((at) => at < begin && begin < at + word.length));
  const begins = beginningsIn(folded).filter((begin) => !isInside(begin));
  return begins.some((from, i) => {
    const to = begins[i + words.length + more] ?? Infinity;
    const isHeld = (word: string, which: number, but: number | null): boolean => {
      const times = words.filter((other, at) => other === word && !isBegun(at)).length;
      const here = (places[which] ?? []).filter((at) => from <= at && at < to && at !== but);
      return here.length >= times;
    };
    // A part of a word stands where the word does, and is another.
    const last = words.at(-1) ?? '';
    const isPartOf = (word: string): boolean => word.includes("'") && !last.includes("'");
    const areHeld = (but: number | null): boolean =>
      words.every((word, which) => {
        const isOther = !word.startsWith(last) || isPartOf(word);
        return isBegun(which) || isHeld(word, which, isOther ? null : but);
      });
    if (!isBegun(words.length - 1)) return areHeld(null);
    // The word that is begun is one that no other needs.
    return (places.at(-1) ?? []).some((at) => from <= at && at < to && areHeld(at));
  });
}
