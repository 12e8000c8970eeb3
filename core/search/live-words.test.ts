/** The words of texts that come and go, against counting them all anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, foldWithMap, originalSpan } from './fold.ts';
import { FormIndex } from './form-index.ts';
import { LiveWords } from './live-words.ts';
import { isUnspaced } from './unspaced.ts';
import { wordsOf } from './words.ts';

/** Words that are written in several ways, and letters whose capitals, marks and forms are the difficult ones. */
const SPELLINGS =
  "Été ÉTÉ été ete e\u0301te\u0301 cœur CŒUR coeur İstanbul istanbul STRASSE straße ﬁn fin が か\u3099 ガ l’eau L'EAU Σίσυφος ΣΊΣΥΦΟΣ 42 ٤٢ ½ 5½ ﷺ l’½ o\u00ADc œ\u00ADuf aujourd’hui d’aujourd’hui ukraine’s ไทยl’eau 東京d’or rock'n'roll a'б".split(
    ' ',
  );
const texts = fc.array(fc.constantFrom(...SPELLINGS), { maxLength: 12 }).map((words) => words.join(' '));
const steps = fc.array(
  fc.record({
    text: texts,
    language: fc.constantFrom('fr', 'tr', null),
    isRemoval: fc.boolean(),
    isRead: fc.boolean(),
  }),
  { maxLength: 20 },
);

/**
 * What is counted, by the definition: each word that spaces part, in lower case and composed, unless that is another word.
 */
function counted(list: readonly { text: string; language: string | null; by: number }[]): string[] {
  const counts = new Map<string, number>();
  for (const { text, language, by } of list) {
    const folded = foldWithMap(text);
    for (const word of wordsOf(folded.text)) {
      if (isUnspaced(word.text)) continue;
      const { start, end } = originalSpan(folded, word.start, word.end);
      const lower = text.slice(start, end).toLowerCase().normalize('NFC');
      const written = fold(lower) === word.text ? lower : word.text;
      const key = `${language ?? ''} ${word.text} ${written}`;
      counts.set(key, (counts.get(key) ?? 0) + by);
    }
  }
  return [...counts].filter(([, count]) => count !== 0).map(([key, count]) => `${key} ${String(count)}`);
}

it('counts each way to write a word, in whatever order texts come and go', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const [words, forms] = [new LiveWords(), new FormIndex()];
      const done: { text: string; language: string | null; by: 1 | -1 }[] = [];
      for (const { text, language, isRemoval, isRead } of list) {
        const by = isRemoval ? -1 : 1;
        const folded = foldWithMap(text);
        // As the index does: by its atoms where it takes a text in, by the text where it gives one up.
        if (isRemoval || !isRead) words.count(text, folded, language, by);
        else words.countAtoms(text, folded, language, forms.add(text, folded).atoms);
        done.push({ text, language, by });
      }
      const stored = words
        .stored()
        .map(({ language, folded, written, count }) => `${language} ${folded} ${written} ${String(count)}`);
      expect(stored.sort()).toEqual(counted(done).sort());
      expect(words.isEmpty).toBe(stored.length === 0);
    }),
    { numRuns: 500 },
  );
});
