/**
 * Every word of the library as it is written, by language: which forms belong to one word, and what an unknown word may
 * be meant for. A function of what is in the library now: a word that goes out of it is forgotten.
 */
import { originalSpan, type Folded } from './fold.ts';
import { stemKey } from './stems.ts';
import { TypoIndex } from './typos.ts';
import { atomsOf, wordsOf } from './words.ts';

/** A word as it is written, in lower case and composed, and folded. */
interface WrittenWord {
  readonly written: string;
  readonly folded: string;
}

/** A word as it was most likely meant. */
export interface Correction {
  readonly folded: string;
  /** As the library writes it most often, in lower case. */
  readonly written: string;
}

/** The words of a text, as often as they stand in it. */
function* writtenWords(text: string, folded: Folded): Generator<WrittenWord> {
  for (const word of wordsOf(folded.text)) {
    const { start, end } = originalSpan(folded, word.start, word.end);
    yield { written: text.slice(start, end).toLowerCase().normalize('NFC'), folded: word.text };
  }
}

/** Counts of strings under a key; a count of zero is forgotten. */
class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  /** True when the key, or the value under it, was not there before; or is not there any more. */
  add(key: string, value: string, by: 1 | -1): boolean {
    const values = this.#counts.get(key) ?? new Map<string, number>();
    const before = values.get(value) ?? 0;
    const after = before + by;
    if (after > 0) this.#counts.set(key, values.set(value, after));
    else values.delete(value);
    if (values.size === 0) this.#counts.delete(key);
    return before === 0 || after === 0;
  }

  of(key: string): ReadonlyMap<string, number> {
    return this.#counts.get(key) ?? NONE;
  }

  has(key: string): boolean {
    return this.#counts.has(key);
  }
}
const NONE: ReadonlyMap<string, number> = new Map();

/** One language's words: how each folded form is written, and which folded forms are one word's. */
class LanguageWords {
  readonly language: string;
  readonly #writings = new Counts();
  readonly #forms = new Counts();

  constructor(language: string) {
    this.language = language;
  }

  add({ written, folded }: WrittenWord, by: 1 | -1): void {
    if (!this.#writings.add(folded, written, by)) return;
    const key = stemKey(written, this.language);
    if (key !== null) this.#forms.add(key, folded, by);
  }

  /** The folded forms of the same word; `written` is the word as a person typed it. */
  formsOf({ written, folded }: WrittenWord): Set<string> {
    const forms = new Set<string>();
    for (const spelling of [written, ...this.#writings.of(folded).keys()])
      for (const form of this.#forms.of(stemKey(spelling, this.language) ?? '').keys()) forms.add(form);
    return forms;
  }

  writingsOf(folded: string): ReadonlyMap<string, number> {
    return this.#writings.of(folded);
  }
}

/** As many words as an unknown one is weighed against. */
const MOST_CORRECTIONS = 8;

interface Candidate {
  readonly word: string;
  readonly slips: number;
  /** People seldom mistype the first letter. */
  readonly isOtherStart: boolean;
  readonly count: number;
}

const byLikelihood = (a: Candidate, b: Candidate): number =>
  a.slips - b.slips ||
  Number(a.isOtherStart) - Number(b.isOtherStart) ||
  b.count - a.count ||
  (a.word < b.word ? -1 : 1);

export class Lexicon {
  /** By language; the empty one for texts whose language is not known. */
  readonly #languages = new Map<string, LanguageWords>();
  readonly #known = new Counts();
  readonly #typos = new TypoIndex();

  /** `folded` is the text's own fold. */
  add(text: string, folded: Folded, language: string | null): void {
    this.#count(text, folded, language, 1);
  }

  /** Takes out what was added with the same text and language. */
  remove(text: string, folded: Folded, language: string | null): void {
    this.#count(text, folded, language, -1);
  }

  /**
   * The other folded forms of a word, each with the languages in which it is one. Only forms that the index can look
   * up whole: without an apostrophe inside.
   */
  formsOf(written: string, folded: string): ReadonlyMap<string, ReadonlySet<string>> {
    const forms = new Map<string, Set<string>>();
    for (const words of this.#languages.values())
      for (const form of words.formsOf({ written, folded })) {
        if (form === folded || atomsOf(form)[0] !== form) continue;
        forms.set(form, (forms.get(form) ?? new Set()).add(words.language));
      }
    return forms;
  }

  /** What an unknown word may be meant for: the fewest slips first, then the same first letter, then the commonest. */
  near(folded: string): Correction[] {
    const near: Candidate[] = [];
    this.#typos.eachNear(folded, (word, slips) => {
      near.push({ word, slips, isOtherStart: word[0] !== folded[0], count: this.#countOf(word) });
    });
    return near
      .sort(byLikelihood)
      .slice(0, MOST_CORRECTIONS)
      .map(({ word }) => ({ folded: word, written: this.#commonWriting(word) }));
  }

  /** How many languages its texts are in; those that went out may still be counted. */
  get languages(): number {
    return this.#languages.size;
  }

  /** Whether some text is, or was, in one of these languages. */
  hasAny(languages: ReadonlySet<string>): boolean {
    for (const language of this.#languages.keys()) if (languages.has(language)) return true;
    return false;
  }

  #count(text: string, folded: Folded, language: string | null, by: 1 | -1): void {
    const code = language ?? '';
    const words = this.#languages.get(code) ?? new LanguageWords(code);
    this.#languages.set(code, words);
    for (const word of writtenWords(text, folded)) {
      words.add(word, by);
      const isChange = this.#known.add(word.folded, code, by);
      if (!isChange) continue;
      if (this.#known.has(word.folded)) this.#typos.add(word.folded);
      else this.#typos.remove(word.folded);
    }
  }

  #countOf(folded: string): number {
    let count = 0;
    for (const each of this.#known.of(folded).values()) count += each;
    return count;
  }

  #commonWriting(folded: string): string {
    let best = { written: folded, count: 0 };
    for (const words of this.#languages.values())
      for (const [written, count] of words.writingsOf(folded))
        if (count > best.count || (count === best.count && written < best.written)) best = { written, count };
    return best.written;
  }
}
