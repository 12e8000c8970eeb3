/** The words of texts that come and go, in memory. A function of what was added and taken out, in whatever order. */
import { fold, originalSpan, type Folded } from './fold.ts';
import { stemKey } from './stems.ts';
import { TypoIndex } from './typos.ts';
import type { CountedWord, StoredWord, WordsByLanguage, WrittenWord } from './words-by-language.ts';
import { inStoredOrder } from './words-by-language.ts';
import { wordsOf } from './words.ts';

/** The words of a text, as often as they stand in it. */
function* writtenWords(text: string, folded: Folded): Generator<WrittenWord> {
  for (const word of wordsOf(folded.text)) {
    const { start, end } = originalSpan(folded, word.start, word.end);
    const written = text.slice(start, end).toLowerCase().normalize('NFC');
    // Where lower case folds to something else again, the word is as good as written folded.
    const isFaithful = written === word.text || fold(written) === word.text;
    yield { written: isFaithful ? written : word.text, folded: word.text };
  }
}

/** One language's words: how each folded form is written, and which are forms of one word. */
class LanguageWords {
  readonly language: string;
  /** By folded form, then as written. Nought is left out; what was taken out of other parts is below it. */
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #byStem = new Map<string, Map<string, WrittenWord>>();

  constructor(language: string) {
    this.language = language;
  }

  /** True when the folded form was not there before; or is not there any more. */
  add(word: WrittenWord, by: 1 | -1): boolean {
    const { written, folded } = word;
    const writings = this.#counts.get(folded) ?? new Map<string, number>();
    const before = writings.get(written) ?? 0;
    if (writings.size === 0) this.#counts.set(folded, writings);
    if (before === -by) writings.delete(written);
    else writings.set(written, before + by);
    if (before === 0 || before === -by) this.#fileByStem(word, before === 0);
    if (writings.size === 0) this.#counts.delete(folded);
    return writings.size === 0 || (writings.size === 1 && before === 0);
  }

  holds(folded: string): boolean {
    return this.#counts.has(folded);
  }

  eachWriting(folded: string, visit: (word: CountedWord) => void): void {
    for (const [written, count] of this.#counts.get(folded) ?? []) visit({ written, folded, count });
  }

  eachOfStem(stem: string, visit: (word: CountedWord) => void): void {
    for (const word of this.#byStem.get(stem)?.values() ?? [])
      visit({ ...word, count: this.#counts.get(word.folded)?.get(word.written) ?? 0 });
  }

  *stored(): Generator<StoredWord> {
    for (const [folded, writings] of this.#counts)
      for (const [written, count] of writings)
        yield { language: this.language, folded, written, count, stem: stemKey(written, this.language) };
  }

  #fileByStem(word: WrittenWord, isThere: boolean): void {
    const stem = stemKey(word.written, this.language);
    if (stem === null) return;
    const words = this.#byStem.get(stem) ?? new Map<string, WrittenWord>();
    const key = `${word.folded} ${word.written}`;
    if (isThere) this.#byStem.set(stem, words.set(key, word));
    else words.delete(key);
    if (words.size === 0) this.#byStem.delete(stem);
  }
}

export class LiveWords implements WordsByLanguage {
  readonly #languages = new Map<string, LanguageWords>();
  readonly #typos = new TypoIndex();

  get languages(): readonly string[] {
    return [...this.#languages.keys()];
  }

  /** True when everything that was added was taken out again. */
  get isEmpty(): boolean {
    for (const words of this.#languages.values()) if (!words.stored().next().done) return false;
    return true;
  }

  /** Counts the words of a text; `folded` is its own fold. `by` -1 takes out what this or another part has. */
  count(text: string, folded: Folded, language: string | null, by: 1 | -1): void {
    const code = language ?? '';
    const words = this.#languages.get(code) ?? new LanguageWords(code);
    this.#languages.set(code, words);
    for (const word of writtenWords(text, folded)) {
      if (!words.add(word, by)) continue;
      if (words.holds(word.folded)) this.#typos.add(word.folded);
      else if (!this.#holds(word.folded)) this.#typos.remove(word.folded);
    }
  }

  eachWriting(language: string, folded: string, visit: (word: CountedWord) => void): void {
    this.#languages.get(language)?.eachWriting(folded, visit);
  }

  eachOfStem(language: string, stem: string, visit: (word: CountedWord) => void): void {
    this.#languages.get(language)?.eachOfStem(stem, visit);
  }

  eachNear(word: string, visit: (folded: string, slips: number) => void): void {
    this.#typos.eachNear(word, visit);
  }

  /** All words, in the order they are stored in. */
  stored(): StoredWord[] {
    return [...this.#languages.values()].flatMap((words) => [...words.stored()]).sort(inStoredOrder);
  }

  #holds(folded: string): boolean {
    for (const words of this.#languages.values()) if (words.holds(folded)) return true;
    return false;
  }
}
