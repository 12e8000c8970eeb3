/** What texts say of acronyms and names, counted under the keys by which it is looked up. */
import { definitionsIn, type Definition } from './acronyms.ts';
import { capitalsIn } from './capitals.ts';
import { fold } from './fold.ts';
import { LiveCounts } from './keyed-counts.ts';
import { nameKey, namesIn } from './names.ts';
import { consonantsOf } from './typos.ts';
import { isStopWord } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** Under which an acronym is found by its letters. */
export const shortKey = (short: string): string => `short ${fold(short.replaceAll('.', ''))}`;

/** Under which an acronym is found by the folded words it stands for; the little ones do not matter. */
export const longKey = (words: readonly string[]): string =>
  `long ${words.filter((word) => !isStopWord(word)).join(' ')}`;

/** Under which it is found that an acronym stands for words of which this folded one is the first. */
export const startKey = (word: string): string => `start ${word}`;

/** The key of what an acronym stands for, as it is written. */
export const longKeyOf = (long: string): string => longKey(wordsOf(fold(long)).map(({ text }) => text));

/** Under which a folded name is found with what may be spellings of it: they differ in its vowels at most. */
export const spellingKey = (folded: string): string => `name ${consonantsOf(nameKey(folded))}`;

const SEPARATOR = '\u001f';
const valueOf = ({ short, long }: Definition): string => `${short}${SEPARATOR}${long}`;

/** The definition that stands as a value. */
export function definitionOf(value: string): Definition {
  const [short = '', long = ''] = value.split(SEPARATOR);
  return { short, long };
}

export class MentionCounts extends LiveCounts {
  /** Counts what a text says; `by` -1 takes out what this or another part has. */
  count(text: string, by: 1 | -1): void {
    const { mayName, mayAbbreviate } = capitalsIn(text);
    for (const definition of mayAbbreviate ? definitionsIn(text) : []) {
      this.add(shortKey(definition.short), valueOf(definition), by);
      this.add(longKeyOf(definition.long), valueOf(definition), by);
      this.add(startKey(wordsOf(fold(definition.long))[0]?.text ?? ''), '', by);
    }
    for (const { written, folded } of mayName ? namesIn(text) : [])
      this.add(spellingKey(folded), written, by);
  }
}
