/** Which passages hold a phrase: the index tells which may, by the words and pairs they hold, and where it cannot, the text. */
import type { Collection } from './collection.ts';
import type { Holders } from './holders.ts';
import { widestGrams } from './grams.ts';
import { holdersOfAll, type WantedForm } from './holders-of-all.ts';
import { pairOf } from './pairs.ts';
import { eachHolder } from './piece-holders.ts';
import { timesIn, type Phrase } from './phrases.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS } from './vocabulary.ts';
import { atomsOf } from './words.ts';

type VisitFrom = Parameters<Collection['index']['eachKin']>[1];

/** What passages must hold so that they may hold a phrase: pairs of its words where they are known, else its words. */
function keysOf({ atoms: words, near, isOpen }: Phrase): WantedForm[] {
  // An apostrophe holds a word together, and parts it in the index.
  const atoms = near === null ? words : words.flatMap(atomsOf);
  const keys: WantedForm[] = [];
  let isInPair = false;
  atoms.forEach((atom, place) => {
    const next = atoms[place + 1];
    const isNextWhole = next !== undefined && !(isOpen && place === atoms.length - 2);
    const pair = near === null && isNextWhole ? pairOf(atom, next) : null;
    const isLast = place === atoms.length - 1;
    if (pair !== null) keys.push({ form: pair, isOpen: false });
    else if (isUnspaced(atom)) for (const form of widestGrams(atom)) keys.push({ form, isOpen: false });
    else if (!isInPair) keys.push({ form: atom, isOpen: isOpen && isLast });
    isInPair = pair !== null;
  });
  return keys;
}

/** Notes the passages that hold a phrase, and how often. */
export function readPhrase(collection: Collection, phrase: Phrase, passages: Holders): void {
  const take: VisitFrom = (base, numbers, frequency) =>
    passages.holdAll(base, numbers, frequency, LIKENESS.exact);
  const [first = '', ...more] = phrase.atoms;
  if (more.length === 0 && isUnspaced(first)) {
    eachHolder(collection, first, take);
    return;
  }
  const keys = keysOf(phrase);
  const [only] = keys;
  // Where one form is all of the phrase, the index knows who holds it, and how often.
  if (only && keys.length === 1) {
    collection.index[only.isOpen ? 'eachBeginning' : 'eachKin'](only.form, take);
    return;
  }
  for (const entry of holdersOfAll(collection, keys).entries) {
    const text = collection.writtenAt(entry);
    const places = text === null ? 0 : timesIn(phrase, text);
    if (places > 0) passages.hold(entry, places, LIKENESS.exact);
  }
}
