/** The words of texts that come and go, in memory. A function of what was added and taken out, in whatever order. */
import { SURFACE, type Atoms } from './atoms.ts';
import { fold, originalEnd, originalStart, type Folded } from './fold.ts';
import { stemKey } from './stems.ts';
import { StringNumbers } from './string-numbers.ts';
import { TypoIndex } from './typos.ts';
import type { CountedWord, StoredWord, WordsByLanguage, WrittenWord } from './words-by-language.ts';
import { inStoredOrder } from './words-by-language.ts';
import { eachWord, isHeldTogether, visitJoined } from './words.ts';

/** What stands in a text as the lexicon writes it: in lower case and composed. `word` is its fold. */
function writingOf(original: string, word: string): string {
  const written = original.toLowerCase().normalize('NFC');
  // Where lower case folds to something else again, the word is as good as written folded.
  return written === word || fold(written) === word ? written : word;
}

/** One way to write a folded form, how often it is written so, and the next way. */
interface Writing {
  readonly written: string;
  readonly stem: string | null;
  count: number;
  next: Writing | null;
}

/** One language's words: how each folded form is written, and which are forms of one word. */
class LanguageWords {
  readonly language: string;
  readonly #forms = new StringNumbers();
  /**
   * By the number of the form; most forms are written in one way. Nought is left out; what was taken out of other parts is
   * below it.
   */
  readonly #writings: (Writing | null)[] = [];
  readonly #byStem = new Map<string, WrittenWord[]>();
  /** By the number of a surface form that is a word, how it is written. */
  readonly #bySurface: (Writing | null)[] = [];

  constructor(language: string) {
    this.language = language;
  }

  /** Counts a word by its surface form; false when this is not known yet, or how it is written is not there any more. */
  addSurface(surface: number): boolean {
    const writing = this.#bySurface[surface] ?? null;
    if (writing === null || writing.count <= 0) return false;
    writing.count++;
    return true;
  }

  /** Knows from now on how a form that was counted is written where it has this surface form. */
  knowSurface(surface: number, form: number, text: string, start: number, end: number): void {
    const written = writingOf(text.slice(start, end), this.#forms.at(form));
    // Without a gap: an array that has one is looked up as a map is.
    while (this.#bySurface.length <= surface) this.#bySurface.push(null);
    for (const writing of this.#writingsOf(form))
      if (writing.written === written) this.#bySurface[surface] = writing;
  }

  /**
   * Counts what stands in a text, of which `form` is the number of the fold. True when the form was not there before; or is
   * not there any more.
   */
  add(form: number, text: string, start: number, end: number, by: 1 | -1): boolean {
    const first = this.#writings[form] ?? null;
    let writing = first;
    while (writing !== null && !standsAt(writing, text, start, end)) writing = writing.next;
    if (writing === null) {
      const written = writingOf(text.slice(start, end), this.#forms.at(form));
      for (writing = first; writing !== null && writing.written !== written;) writing = writing.next;
      if (writing === null) return this.#cameNew(form, written, by);
    }
    writing.count += by;
    return writing.count === 0 && this.#drop(form, writing);
  }

  /** The number of the form that stands in a folded text. */
  numberOf(folded: string, start: number, end: number): number {
    return this.#forms.add(folded, start, end);
  }

  form(number: number): string {
    return this.#forms.at(number);
  }

  holds(folded: string): boolean {
    return (this.#writings[this.#forms.find(folded)] ?? null) !== null;
  }

  eachWriting(folded: string, visit: (word: CountedWord) => void): void {
    for (const { written, count } of this.#writingsOf(this.#forms.find(folded)))
      visit({ written, folded, count });
  }

  eachOfStem(stem: string, visit: (word: CountedWord) => void): void {
    for (const word of this.#byStem.get(stem) ?? [])
      for (const { written, count } of this.#writingsOf(this.#forms.find(word.folded)))
        if (written === word.written) visit({ ...word, count });
  }

  *stored(): Generator<StoredWord> {
    for (let form = 0; form < this.#forms.size; form++)
      for (const { written, stem, count } of this.#writingsOf(form))
        yield { language: this.language, folded: this.#forms.at(form), written, count, stem };
  }

  *#writingsOf(form: number): Generator<Writing> {
    for (let writing = this.#writings[form] ?? null; writing !== null; writing = writing.next) yield writing;
  }

  /** A form is written in a way that it was not before; true when it was in none. */
  #cameNew(form: number, written: string, by: 1 | -1): boolean {
    const stem = stemKey(written, this.language);
    this.#fileByStem(stem, { written, folded: this.#forms.at(form) });
    const first = this.#writings[form] ?? null;
    const writing: Writing = { written, stem, count: by, next: first?.next ?? null };
    if (first === null) this.#writings[form] = writing;
    else first.next = writing;
    return first === null;
  }

  /** Forgets a way to write a form; true when it was the only one. */
  #drop(form: number, writing: Writing): boolean {
    this.#forgetByStem(writing.stem, { written: writing.written, folded: this.#forms.at(form) });
    if (this.#writings[form] === writing) this.#writings[form] = writing.next;
    else for (const before of this.#writingsOf(form)) if (before.next === writing) before.next = writing.next;
    return this.#writings[form] === null;
  }

  #fileByStem(stem: string | null, word: WrittenWord): void {
    if (stem === null) return;
    const words = this.#byStem.get(stem);
    if (words) words.push(word);
    else this.#byStem.set(stem, [word]);
  }

  #forgetByStem(stem: string | null, { folded, written }: WrittenWord): void {
    if (stem === null) return;
    const others = (this.#byStem.get(stem) ?? []).filter(
      (word) => word.folded !== folded || word.written !== written,
    );
    if (others.length > 0) this.#byStem.set(stem, others);
    else this.#byStem.delete(stem);
  }
}

/** Whether this very writing stands at a place of a text, so that nothing need be put in lower case. */
const standsAt = ({ written }: Writing, text: string, start: number, end: number): boolean =>
  written.length === end - start && text.startsWith(written, start);

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

  /** Counts the words of a text that spaces part; `folded` is its own fold. `by` -1 takes out what this or another part has. */
  count(text: string, folded: Folded, language: string | null, by: 1 | -1): void {
    const words = this.#wordsOf(language);
    eachWord(folded.text, (start, end, isRun) => {
      if (!isRun) this.#count(words, text, folded, start, end, by);
    });
  }

  /** Counts the words of a text, of which the atoms are known: those of all texts by the same reader. */
  countAtoms(text: string, folded: Folded, language: string | null, atoms: Atoms): void {
    const words = this.#wordsOf(language);
    const { starts, ends, surfaces } = atoms;
    const countJoined = (start: number, end: number): unknown =>
      this.#count(words, text, folded, start, end, 1);
    for (let i = 0; i < surfaces.length; i++) {
      const surface = surfaces[i] ?? SURFACE.none;
      if (surface === SURFACE.run) continue;
      const start = starts[i] ?? 0;
      const first = i;
      while (isHeldTogether(folded.text, ends[i] ?? 0, starts[i + 1] ?? 0) && surfaces[i + 1] !== SURFACE.run)
        i++;
      const end = ends[i] ?? 0;
      if (i > first) visitJoined(folded.text, start, end, countJoined);
      else if (!words.addSurface(surface)) {
        const form = this.#count(words, text, folded, start, end, 1);
        const [from, to] = [originalStart(folded, start), originalEnd(folded, end)];
        if (surface !== SURFACE.none) words.knowSurface(surface, form, text, from, to);
      }
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

  #wordsOf(language: string | null): LanguageWords {
    const code = language ?? '';
    const words = this.#languages.get(code) ?? new LanguageWords(code);
    this.#languages.set(code, words);
    return words;
  }

  /** Counts what stands in a folded text; answers the number of its form. */
  #count(words: LanguageWords, text: string, folded: Folded, start: number, end: number, by: 1 | -1): number {
    const form = words.numberOf(folded.text, start, end);
    if (!words.add(form, text, originalStart(folded, start), originalEnd(folded, end), by)) return form;
    const word = words.form(form);
    if (words.holds(word)) this.#typos.add(word);
    else if (!this.#holds(word)) this.#typos.remove(word);
    return form;
  }

  #holds(folded: string): boolean {
    for (const words of this.#languages.values()) if (words.holds(folded)) return true;
    return false;
  }
}
