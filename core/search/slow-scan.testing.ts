/** What a query means, worked out the slow way from all texts of a library: what the index is held to. */
import { foldWithMap, originalSpan } from './fold.ts';
import type { QueryWord } from './query-word.ts';
import { stemKey } from './stems.ts';
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
}

/** A query's word, and every other form that counts as it in a language. */
export interface Meaning {
  readonly text: string;
  readonly forms: readonly { readonly form: string; readonly language: string | null }[];
}

const spellingsIn = ({ text, language }: ScannedText): Spelling[] => {
  const folded = foldWithMap(text);
  return wordsOf(folded.text).map((word) => {
    const { start, end } = originalSpan(folded, word.start, word.end);
    return { written: text.slice(start, end).toLowerCase().normalize('NFC'), folded: word.text, language };
  });
};

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

const isWhole = (text: string): boolean => /^[\p{L}\p{N}]+$/u.test(text);

function formsOf(spellings: readonly Spelling[], written: string, text: string): Meaning['forms'] {
  if (!isWhole(text)) return [];
  return spellings
    .filter(({ folded }) => folded !== text && isWhole(folded))
    .filter((form) => {
      const key = stemKey(form.written, form.language ?? '');
      const ways = spellings.filter(({ folded, language }) => folded === text && language === form.language);
      const keys = [written, ...ways.map((way) => way.written)].map((way) =>
        stemKey(way, form.language ?? ''),
      );
      return key !== null && keys.includes(key);
    })
    .map(({ folded: form, language }) => ({ form, language }));
}

/** True when the word stands in the text: as a piece of it, or as another form of it between words. */
export const stands = ({ text, forms }: Meaning, { folded, language }: ScannedText): boolean =>
  folded.includes(text) ||
  forms.some((form) => form.language === language && atomsOf(folded).includes(form.form));

/** What a word of a query means among these texts: itself, or when it stands nowhere, the nearest word of theirs. */
export function meaningOf(texts: readonly ScannedText[], word: QueryWord): Meaning {
  const spellings = texts.flatMap(spellingsIn);
  const meaning = { text: word.text, forms: formsOf(spellings, word.written, word.text) };
  const most = word.text.length < 4 ? 0 : word.text.length < 8 ? 1 : 2;
  if (most === 0 || !isWhole(word.text) || texts.some((text) => stands(meaning, text))) return meaning;
  const near = spellings
    .filter(({ folded }) => folded.length >= 3 && slips(word.text, folded) <= most)
    .map(({ folded }) => ({
      folded,
      slips: slips(word.text, folded),
      otherStart: Number(folded[0] !== word.text[0]),
      count: spellings.filter((each) => each.folded === folded).length,
    }))
    .sort(
      (a, b) =>
        a.slips - b.slips ||
        a.otherStart - b.otherStart ||
        b.count - a.count ||
        (a.folded < b.folded ? -1 : 1),
    )[0];
  if (!near) return meaning;
  const written = spellings.find(({ folded }) => folded === near.folded)?.written ?? near.folded;
  return { text: near.folded, forms: formsOf(spellings, written, near.folded) };
}
