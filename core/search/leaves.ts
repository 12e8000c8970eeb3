/** Which passages hold a leaf of a query, how often and how. The index proposes; where it cannot tell, the text decides. */
import type { Collection } from './collection.ts';
import { fold } from './fold.ts';
import { spareHolders, type Holders } from './holders.ts';
import { beginningWith } from './initials.ts';
import { isOfAsMany, joinedFormOf } from './joined-words.ts';
import { likenessAt, offsetsOf, reaches } from './occurrences.ts';
import {
  COMPOUNDING,
  isFormIn,
  mayBePart,
  reachIn,
  type Reach,
  type SoughtLeaf,
  type SoughtWord,
} from './sought.ts';
import { readPhrase } from './phrase-holders.ts';
import { partedForm, partedPlaces, type Parted } from './parted.ts';
import { foldOf } from './passage.ts';
import type { VisitFrom } from './passage-index.ts';
import type { PassageNumbers } from './postings.ts';
import { eachHolder } from './piece-holders.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';
import { signsOf } from './words.ts';

const languageOf = (collection: Collection, entry: number): string =>
  collection.languageOf(collection.index.articleOf(entry));

/** How a form holds a word that reaches so far where it is no form of it; null when it does not. */
function heldElsewhere(text: string, reach: Reach, form: string): Likeness | null {
  if (reach !== 'whole' && form.startsWith(text)) return LIKENESS.prefix;
  return reach === 'piece' && form.includes(text) ? LIKENESS.inside : null;
}

/** Notes the passages that hold another form of a word: in their language it may be one or not. */
function readForm(collection: Collection, word: SoughtWord, form: string, passages: Holders): void {
  const languages = word.forms.get(form);
  const isFormEverywhere = (languages?.size ?? 0) === collection.lexicon.languages.size;
  collection.index.eachKin(form, (base, numbers, frequency) => {
    if (isFormEverywhere) {
      passages.holdAll(base, numbers, frequency, LIKENESS.kin);
      return;
    }
    for (const number of numbers) {
      const language = languageOf(collection, base + number);
      const likeness = isFormIn(word, form, language)
        ? LIKENESS.kin
        : heldElsewhere(word.text, reachIn(word, language), form);
      if (likeness !== null) passages.hold(base + number, frequency, likeness);
    }
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

/** A single letter begins so many words that they are one form; unless some of these are forms of it. */
function readBeginning({ index }: Collection, word: SoughtWord, take: VisitFrom): void {
  const longer = word.forms.size === 0 ? beginningWith(word.text) : null;
  if (longer === null) {
    index.eachBeginning(word.text, take);
    return;
  }
  index.eachKin(word.text, take);
  index.eachKin(longer, (base, numbers, frequency, _likeness, form) =>
    take(base, numbers, frequency, LIKENESS.prefix, form),
  );
}

/** What is asked for as a beginning counts as it was asked for, however long the word is that begins so. */
const countedAs = ({ isPrefix }: SoughtWord, likeness: Likeness): Likeness =>
  isPrefix ? LIKENESS.exact : likeness;

/** A word that is one run of letters and digits: the index knows all of it. */
function readRun(collection: Collection, word: SoughtWord, passages: Holders): void {
  const { index } = collection;
  const take: VisitFrom = (base, numbers, frequency, likeness, form) => {
    if (likeness === LIKENESS.exact || word.forms.size === 0 || !word.forms.has(form()))
      passages.holdAll(base, numbers, frequency, likeness, countedAs(word, likeness));
  };
  if (word.reach === 'whole') {
    index.eachKin(word.text, take);
    readCompounds(collection, word, passages);
  } else if (word.reach === 'beginning') readBeginning(collection, word, take);
  else index.eachHolding(word.text, take);
  for (const form of word.forms.keys()) readForm(collection, word, form, passages);
}

/** A piece of what is written without spaces: wherever it stands, it stands as it was asked for. */
function readPiece(collection: Collection, piece: string, passages: Holders): void {
  eachHolder(collection, piece, (base, numbers, frequency) => {
    passages.holdAll(base, numbers, frequency, LIKENESS.exact);
  });
}

/** A word that apostrophes hold together, where the index has it as one form. */
function readJoined(collection: Collection, word: SoughtWord, form: string, passages: Holders): void {
  const { index } = collection;
  if (word.reach === 'whole') {
    index.eachKin(form, (base, numbers, frequency, likeness) =>
      passages.holdAll(base, numbers, frequency, likeness),
    );
    return;
  }
  index.eachBeginning(form, (base, numbers, frequency, likeness, found) => {
    if (likeness === LIKENESS.exact || isOfAsMany(found(), form))
      passages.holdAll(base, numbers, frequency, likeness, countedAs(word, likeness));
  });
}

/** A word with signs inside, or of signs alone: the index knows which passages may hold it. */
function readSigned(collection: Collection, word: SoughtWord, passages: Holders): void {
  const { index } = collection;
  const candidates = new Set<number>();
  const take = (base: number, numbers: PassageNumbers): void => {
    for (const number of numbers) candidates.add(base + number);
  };
  const [sign = ''] = word.atom === null ? signsOf(word.text) : [];
  // Of one sign alone the index knows all.
  if (sign !== '' && sign === word.text) {
    index.eachKin(sign, (base, numbers, frequency) =>
      passages.holdAll(base, numbers, frequency, LIKENESS.exact),
    );
    return;
  }
  if (word.atom === null) index.eachKin(sign, take);
  else if (word.reach === 'whole') index.eachKin(word.atom, take);
  else index.eachHolding(word.atom, take);
  for (const entry of candidates) {
    const passage = collection.passageAt(entry);
    const text = passage ? foldOf(passage).text : '';
    for (const offset of offsetsOf(text, word.text)) {
      const likeness = likenessAt(text, offset, word.text);
      if (reaches(word.reach, likeness)) passages.hold(entry, 1, likeness, countedAs(word, likeness));
    }
  }
}

/** A word where it is written in parts, which is another form of it: the index knows who holds the parts, and their texts tell. */
function readParted(collection: Collection, parted: Parted, passages: Holders): void {
  const form = partedForm(parted);
  if (form !== null) {
    collection.index.eachKin(form, (base, numbers, times) =>
      passages.holdAll(base, numbers, times, LIKENESS.kin),
    );
    return;
  }
  const holders = spareHolders(collection);
  holders.begin(collection.index.capacity);
  const sideBySide = { atoms: parted.parts, near: null, isOpen: false, scope: null } as const;
  readPhrase(collection, { kind: 'phrase', ...sideBySide }, holders);
  for (const entry of holders.entries.subarray(0, holders.count)) {
    const text = collection.writtenAt(entry);
    const times = text === null ? 0 : partedPlaces(parted, fold(text)).length;
    if (times > 0) passages.hold(entry, times, LIKENESS.kin);
  }
}

/** Notes the living passages that hold a leaf where it is asked for into `passages`. */
export function readLeaf(collection: Collection, leaf: SoughtLeaf, passages: Holders): void {
  const { index } = collection;
  const joined = leaf.kind === 'word' && leaf.word.reach !== 'piece' ? joinedFormOf(leaf.word.text) : null;
  if (leaf.kind === 'phrase') readPhrase(collection, leaf, passages);
  else if (isUnspaced(leaf.word.text)) readPiece(collection, leaf.word.text, passages);
  else if (leaf.word.atom === leaf.word.text) readRun(collection, leaf.word, passages);
  else if (joined !== null) readJoined(collection, leaf.word, joined, passages);
  else readSigned(collection, leaf.word, passages);
  if (leaf.kind === 'word' && leaf.word.parted) readParted(collection, leaf.word.parted, passages);
  const { scope } = leaf;
  if (scope === null && !index.hasDead) return;
  passages.keepOnly(
    (entry) => index.articleOf(entry) >= 0 && (scope === null || index.kindOf(entry) === scope),
  );
}
