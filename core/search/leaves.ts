/** Which passages hold a leaf of a query, how often and how. The index proposes; where it cannot tell, the text decides. */
import type { Collection } from './collection.ts';
import { likenessAt, offsetsOf } from './occurrences.ts';
import { isUnspaced, placesOf, type Phrase } from './phrases.ts';
import { isFormIn, type SoughtLeaf, type SoughtWord } from './sought.ts';
import type { Tally } from './tally.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** What another form of a word is worth beside the word itself. */
const KIN_WEIGHT = 0.7;

/** What a form is worth beside the word itself. The word being typed is most likely the beginning of its forms. */
function likenessWeight(likeness: Likeness, word: SoughtWord): number {
  if (likeness === LIKENESS.exact) return 1;
  if (likeness === LIKENESS.kin) return KIN_WEIGHT;
  if (likeness === LIKENESS.prefix) return word.isLast || word.isPrefix ? 1 : 0.5;
  return 0.25;
}

interface HeldForm {
  readonly base: number;
  readonly numbers: readonly number[];
  readonly frequency: number;
  /** What the form is where it is no form of the word; null when it is nothing there. */
  readonly likeness: Likeness | null;
  readonly form: string;
}

/** Notes passages that hold another form of a word: in their language it may be one or not. */
function readForm(collection: Collection, word: SoughtWord, passages: Tally, held: HeldForm): void {
  const { base, numbers, frequency, likeness, form } = held;
  for (const number of numbers) {
    const article = collection.at(collection.index.articleOf(base + number));
    if (!article) continue;
    const isForm = isFormIn(word, form, article.document.language);
    const as = isForm ? LIKENESS.kin : likeness;
    if (as !== null) passages.hold(base + number, frequency * likenessWeight(as, word), as);
  }
}

/** A word that is one run of letters and digits: the index knows all of it. */
function readRun(collection: Collection, word: SoughtWord, passages: Tally): void {
  const { index } = collection;
  index.eachHolding(word.text, (base, numbers, frequency, likeness, form) => {
    if (word.isPrefix && likeness === LIKENESS.inside) return;
    const weight = frequency * likenessWeight(likeness, word);
    // What was asked for as a beginning is found as it was asked for.
    const as = word.isPrefix ? LIKENESS.exact : likeness;
    if (word.forms.size === 0 || !word.forms.has(form())) passages.holdAll(base, numbers, weight, as);
    else readForm(collection, word, passages, { base, numbers, frequency, likeness: as, form: form() });
  });
  for (const form of word.forms.keys())
    if (!form.includes(word.text))
      index.eachKin(form, (base, numbers, frequency) =>
        readForm(collection, word, passages, { base, numbers, frequency, likeness: null, form }),
      );
}

/** A word with signs inside, or of signs alone: the index knows which passages may hold it. */
function readSigned({ index, folded }: Collection, word: SoughtWord, passages: Tally): void {
  const candidates = new Set<number>();
  if (word.atom === null) index.eachPassage((passage) => candidates.add(passage.entry));
  else
    index.eachHolding(word.atom, (base, numbers) =>
      numbers.forEach((number) => candidates.add(base + number)),
    );
  for (const entry of candidates) {
    const passage = index.at(entry);
    const text = passage ? folded.of(passage).text : '';
    for (const offset of offsetsOf(text, word.text)) {
      const likeness = likenessAt(text, offset, word.text);
      if (word.isPrefix && likeness === LIKENESS.inside) continue;
      passages.hold(entry, likenessWeight(likeness, word), word.isPrefix ? LIKENESS.exact : likeness);
    }
  }
}

/** The passages that hold a word of a phrase. */
function holdersOf({ index }: Collection, phrase: Phrase, place: number): Set<number> {
  const atom = phrase.atoms[place] ?? '';
  const holders = new Set<number>();
  const take = (base: number, numbers: readonly number[]): void => {
    for (const number of numbers) holders.add(base + number);
  };
  const mayBePart = isUnspaced(atom) || (phrase.isOpen && place === phrase.atoms.length - 1);
  if (mayBePart) index.eachHolding(atom, take);
  else index.eachKin(atom, take);
  return holders;
}

/** The passages that hold every word of a phrase. */
function passagesWithAll(collection: Collection, phrase: Phrase): readonly number[] {
  const [first, ...others] = phrase.atoms.map((_atom, place) => holdersOf(collection, phrase, place));
  return [...(first ?? [])].filter((entry) => others.every((holders) => holders.has(entry)));
}

function readPhrase(collection: Collection, phrase: Phrase, passages: Tally): void {
  for (const entry of passagesWithAll(collection, phrase)) {
    const passage = collection.index.at(entry);
    const places = passage ? placesOf(phrase, collection.folded.of(passage).text).length : 0;
    if (places > 0) passages.hold(entry, places, LIKENESS.exact);
  }
}

/** Notes in `passages.current` the living passages that hold a leaf where it is asked for. */
export function readLeaf(collection: Collection, leaf: SoughtLeaf, passages: Tally): void {
  const { index } = collection;
  if (leaf.kind === 'phrase') readPhrase(collection, leaf, passages);
  else if (leaf.word.atom === leaf.word.text) readRun(collection, leaf.word, passages);
  else readSigned(collection, leaf.word, passages);
  const { scope } = leaf;
  passages.current = passages.current.filter(
    (entry) => index.articleOf(entry) >= 0 && (scope === null || index.kindOf(entry) === scope),
  );
}
