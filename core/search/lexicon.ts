/**
 * Every word of the library as it is written, by language: which forms belong to one word, and what an unknown word may
 * be meant for. A function of what is in the library now: a word that goes out of it is forgotten. Owns no words: it sums
 * what the parts of the library count.
 */
import { stemKey } from './stems.ts';
import type { CountedWord, WordsByLanguage, WrittenWord } from './words-by-language.ts';
import { atomsOf } from './words.ts';

/** A word as it was most likely meant. */
export interface Correction {
  readonly folded: string;
  /** As the library writes it most often, in lower case. */
  readonly written: string;
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

type Forms = ReadonlyMap<string, ReadonlySet<string>>;

export class Lexicon {
  readonly #parts: () => readonly WordsByLanguage[];
  /** The forms of the words asked for since the library last changed: while a query is typed they come again. */
  readonly #known = new Map<string, Forms>();
  #languages: ReadonlySet<string> | null = null;

  /** `parts` answers those that make up the library now. */
  constructor(parts: () => readonly WordsByLanguage[]) {
    this.#parts = parts;
  }

  /** The library is another now. */
  changed(): void {
    this.#known.clear();
    this.#languages = null;
  }

  /**
   * The other folded forms of a word, each with the languages in which it is one. Only forms that the index can look
   * up whole: without an apostrophe inside.
   */
  formsOf(written: string, folded: string): Forms {
    const key = `${folded} ${written}`;
    const known = this.#known.get(key) ?? this.#findForms(written, folded);
    this.#known.set(key, known);
    return known;
  }

  /** What an unknown word may be meant for: the fewest slips first, then the same first letter, then the commonest. */
  near(folded: string): Correction[] {
    const near = new Map<string, Candidate>();
    for (const part of this.#parts())
      part.eachNear(folded, (word, slips) => {
        if (near.has(word)) return;
        const count = this.#countOf(word);
        if (count > 0) near.set(word, { word, slips, isOtherStart: word[0] !== folded[0], count });
      });
    return [...near.values()]
      .sort(byLikelihood)
      .slice(0, MOST_CORRECTIONS)
      .map(({ word }) => ({ folded: word, written: this.#commonWriting(word) }));
  }

  /** The languages its texts are in; those that went out may still be among them. */
  get languages(): ReadonlySet<string> {
    return (this.#languages ??= new Set(this.#parts().flatMap(({ languages }) => languages)));
  }

  /** Whether some text is, or was, in one of these languages. */
  hasAny(languages: ReadonlySet<string>): boolean {
    return this.#parts().some((part) => part.languages.some((language) => languages.has(language)));
  }

  #findForms(written: string, folded: string): Forms {
    const forms = new Map<string, Set<string>>();
    for (const language of this.languages)
      for (const form of this.#formsIn(language, { written, folded })) {
        if (form === folded || atomsOf(form)[0] !== form) continue;
        forms.set(form, (forms.get(form) ?? new Set()).add(language));
      }
    return forms;
  }

  /** The folded forms of the same word in a language; `written` is the word as a person typed it. */
  #formsIn(language: string, { written, folded }: WrittenWord): Set<string> {
    const forms = new Set<string>();
    const stems = new Set(
      [written, ...this.#writingsOf(language, folded).keys()].map((word) => stemKey(word, language)),
    );
    for (const stem of stems) {
      if (stem === null) continue;
      const words = summed((add) => {
        for (const part of this.#parts()) part.eachOfStem(language, stem, add);
      });
      for (const word of words.values()) forms.add(word.folded);
    }
    return forms;
  }

  /** How often a folded word is written in which way in a language. */
  #writingsOf(language: string, folded: string): ReadonlyMap<string, CountedWord> {
    return summed((add) => {
      for (const part of this.#parts()) part.eachWriting(language, folded, add);
    });
  }

  #countOf(folded: string): number {
    let count = 0;
    for (const language of this.languages)
      for (const word of this.#writingsOf(language, folded).values()) count += word.count;
    return count;
  }

  #commonWriting(folded: string): string {
    let best = { written: folded, count: 0 };
    for (const language of this.languages)
      for (const { written, count } of this.#writingsOf(language, folded).values())
        if (count > best.count || (count === best.count && written < best.written)) best = { written, count };
    return best.written;
  }
}

/** Words by how they are written, with what all parts count of them together; those that went out are left out. */
function summed(visitAll: (add: (word: CountedWord) => void) => void): ReadonlyMap<string, CountedWord> {
  const words = new Map<string, CountedWord>();
  visitAll((word) => {
    const count = word.count + (words.get(word.written)?.count ?? 0);
    words.set(word.written, { ...word, count });
  });
  for (const [written, { count }] of words) if (count <= 0) words.delete(written);
  return words;
}
