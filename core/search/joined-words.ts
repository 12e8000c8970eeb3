/**
 * Words that apostrophes hold together, as `aujourd'hui`: the index holds their atoms, and each of them as one form besides, so
 * that of thousands of texts that hold `aujourd` and `hui` none is read to see whether it holds the word. Owns which these are,
 * and what their forms look like.
 */
import { OF_SEVERAL } from './pairs.ts';
import { isBare, isHeldTogether } from './words.ts';

/** Of what goes on for longer, as hardly anything but a hostile text does, only the texts know. */
const MOST_ATOMS = 4;

const atomsIn = (word: string): number => word.split("'").length;

/** The form of a folded word with apostrophes inside; null when the index has none of it. */
export const joinedFormOf = (word: string): string | null =>
  word.includes("'") && atomsIn(word) <= MOST_ATOMS && isBare(word) ? OF_SEVERAL + word : null;

/** Whether two forms are of as many atoms: a word that goes on behind an apostrophe is another form of the same place. */
export const isOfAsMany = (form: string, other: string): boolean => atomsIn(form) === atomsIn(other);

/** Is told the atoms of a folded text in order, and visits the forms of the joined words that end with each. */
export class JoinedWords {
  /** Where the atoms begin that are held together, and where the last one ends. */
  readonly #starts: number[] = [];
  #end = -1;

  begin(): void {
    this.#starts.length = 0;
  }

  atom(folded: string, start: number, end: number, visit: (form: string) => void): void {
    const starts = this.#starts;
    const isJoined = isHeldTogether(folded, this.#end, start);
    if (!isJoined) starts.length = 0;
    this.#end = end;
    for (const from of starts) {
      const form = joinedFormOf(folded.slice(from, end));
      if (form !== null) visit(form);
    }
    starts.push(start);
    if (starts.length >= MOST_ATOMS) starts.shift();
  }
}
