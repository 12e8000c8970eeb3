/** One copy of each word that records say again and again: most of a library's are about few texts, from few devices. */
import type { JournalRecord } from './record.ts';

/** Answers the word that says the same, and was given first. */
export type Words = (word: string) => string;

export function createWords(): Words {
  const words = new Map<string, string>();
  return (word) => {
    const first = words.get(word);
    if (first !== undefined) return first;
    words.set(word, word);
    return word;
  };
}

/** Gives a record the copies that others have. */
export function shareWords<R extends JournalRecord>(record: R, words: Words): R {
  if (record.kind !== 'annotate') return record;
  record.device = words(record.device);
  record.articleId = words(record.articleId);
  record.passage.textHash = words(record.passage.textHash);
  return record;
}
