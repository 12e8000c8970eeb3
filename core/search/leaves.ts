/** Which passages hold a leaf of a query, how often and how. The index proposes; where it cannot tell, the text decides. */
import type { Collection } from './collection.ts';
import type { Holders } from './holders.ts';
import { likenessAt, offsetsOf, reaches } from './occurrences.ts';
import { timesIn, type Phrase } from './phrases.ts';
import { COMPOUNDING, isFormIn, mayBePart, type SoughtLeaf, type SoughtWord } from './sought.ts';
import { pairOf } from './pairs.ts';
import type { PassageNumbers } from './postings.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';
import { signsOf } from './words.ts';

const languageOf = (collection: Collection, entry: number): string =>
  collection.languageOf(collection.index.articleOf(entry));

/** How a form holds a word where it is no form of it; null when it does not. */
function heldElsewhere({ reach, text }: SoughtWord, form: string): Likeness | null {
  if (reach !== 'whole' && form.startsWith(text)) return LIKENESS.prefix;
  return reach === 'piece' && form.includes(text) ? LIKENESS.inside : null;
}

/** Notes the passages that hold another form of a word: in their language it may be one or not. */
function readForm(collection: Collection, word: SoughtWord, form: string, passages: Holders): void {
  const languages = word.forms.get(form);
  const isFormEverywhere = (languages?.size ?? 0) === collection.lexicon.languages.size;
  const otherwise = heldElsewhere(word, form);
  collection.index.eachKin(form, (base, numbers, frequency) => {
    if (isFormEverywhere) {
      passages.holdAll(base, numbers, frequency, LIKENESS.kin);
      return;
    }
    for (const number of numbers)
      if (isFormIn(word, form, languageOf(collection, base + number)))
        passages.hold(base + number, frequency, LIKENESS.kin);
      else if (otherwise !== null) passages.hold(base + number, frequency, otherwise);
  });
}

/** Notes the passages in whose language a longer word is put together from the word and others. */
function readCompounds(collection: Collection, word: SoughtWord, passages: Holders): void {
  if (!mayBePart(word) || !collection.lexicon.hasAny(COMPOUNDING)) return;
  collection.index.eachBeginning(word.text, (base, numbers, frequency, likeness, form) => {
    if (likeness === LIKENESS.exact || word.forms.has(form())) return;
    for (const number of numbers)
      if (COMPOUNDING.has(languageOf(collection, base + number)))
        passages.hold(base + number, frequency, LIKENESS.prefix);
  });
}

/** A word that is one run of letters and digits: the index knows all of it. */
function readRun(collection: Collection, word: SoughtWord, passages: Holders): void {
  const { index } = collection;
  const take: Parameters<typeof index.eachHolding>[1] = (base, numbers, frequency, likeness, form) => {
    // What was asked for as a beginning is found as it was asked for.
    if (word.isPrefix) passages.holdAll(base, numbers, frequency, LIKENESS.exact);
    else if (likeness === LIKENESS.exact || word.forms.size === 0 || !word.forms.has(form()))
      passages.holdAll(base, numbers, frequency, likeness);
  };
  if (word.reach === 'whole') {
    index.eachKin(word.text, take);
    readCompounds(collection, word, passages);
  } else if (word.reach === 'beginning') index.eachBeginning(word.text, take);
  else index.eachHolding(word.text, take);
  for (const form of word.forms.keys()) readForm(collection, word, form, passages);
}

/** A word with signs inside, or of signs alone: the index knows which passages may hold it. */
function readSigned(collection: Collection, word: SoughtWord, passages: Holders): void {
  const { index, folded } = collection;
  const candidates = new Set<number>();
  const take = (base: number, numbers: PassageNumbers): void => {
    for (const number of numbers) candidates.add(base + number);
  };
  if (word.atom === null) index.eachKin(signsOf(word.text)[0] ?? '', take);
  else if (word.reach === 'whole') index.eachKin(word.atom, take);
  else index.eachHolding(word.atom, take);
  for (const entry of candidates) {
    const passage = collection.passageAt(entry);
    const text = passage ? folded.of(passage).text : '';
    for (const offset of offsetsOf(text, word.text)) {
      const likeness = likenessAt(text, offset, word.text);
      if (reaches(word.reach, likeness)) passages.hold(entry, 1, word.isPrefix ? LIKENESS.exact : likeness);
    }
  }
}

/** One of the forms that together tell which passages may hold a phrase. */
interface PhraseKey {
  readonly form: string;
  /** Whether longer forms that hold it will do. */
  readonly isPiece: boolean;
}

/** What passages must hold so that they may hold a phrase: pairs of its words where they are known, else its words. */
function keysOf({ atoms, near, isOpen }: Phrase): PhraseKey[] {
  const keys: PhraseKey[] = [];
  let isInPair = false;
  atoms.forEach((atom, place) => {
    const isPiece = isUnspaced(atom) || (isOpen && place === atoms.length - 1);
    const next = atoms[place + 1];
    const isNextWhole = next !== undefined && !(isOpen && place === atoms.length - 2);
    const pair = near === null && isNextWhole ? pairOf(atom, next) : null;
    if (pair !== null) keys.push({ form: pair, isPiece: false });
    else if (!isInPair) keys.push({ form: atom, isPiece });
    isInPair = pair !== null;
  });
  return keys;
}

type VisitFrom = Parameters<Collection['index']['eachKin']>[1];

const eachHolder = ({ index }: Collection, { form, isPiece }: PhraseKey, visit: VisitFrom): void => {
  index[isPiece ? 'eachHolding' : 'eachKin'](form, visit);
};

/** The passages that hold all of some forms. Those of the rarest are gathered, and let go where another is missing. */
function passagesWithAll(collection: Collection, keys: readonly PhraseKey[]): ReadonlySet<number> {
  const counted = keys
    .map((key) => {
      let count = 0;
      eachHolder(collection, key, (_base, numbers) => (count += numbers.length));
      return { key, count };
    })
    .sort((a, b) => a.count - b.count);
  let holders = new Set<number>();
  counted.forEach(({ key }, turn) => {
    const before = holders;
    holders = new Set();
    eachHolder(collection, key, (base, numbers) => {
      for (const number of numbers) if (turn === 0 || before.has(base + number)) holders.add(base + number);
    });
  });
  return holders;
}

function readPhrase(collection: Collection, phrase: Phrase, passages: Holders): void {
  const keys = keysOf(phrase);
  const [only] = keys;
  // Where one form is all of the phrase, the index knows who holds it, and how often.
  if (only && keys.length === 1 && !only.isPiece) {
    eachHolder(collection, only, (base, numbers, frequency) => {
      passages.holdAll(base, numbers, frequency, LIKENESS.exact);
    });
    return;
  }
  for (const entry of passagesWithAll(collection, keys)) {
    const passage = collection.passageAt(entry);
    const places = passage ? timesIn(phrase, passage.text) : 0;
    if (places > 0) passages.hold(entry, places, LIKENESS.exact);
  }
}

/** Notes the living passages that hold a leaf where it is asked for into `passages`. */
export function readLeaf(collection: Collection, leaf: SoughtLeaf, passages: Holders): void {
  const { index } = collection;
  if (leaf.kind === 'phrase') readPhrase(collection, leaf, passages);
  else if (leaf.word.atom === leaf.word.text) readRun(collection, leaf.word, passages);
  else readSigned(collection, leaf.word, passages);
  const { scope } = leaf;
  if (scope === null && !index.hasDead) return;
  passages.keepOnly(
    (entry) => index.articleOf(entry) >= 0 && (scope === null || index.kindOf(entry) === scope),
  );
}
