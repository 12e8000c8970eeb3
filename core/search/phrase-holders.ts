/** Which passages hold a phrase: the index tells which may, by the words and pairs they hold, and where it cannot, the text. */
import type { Collection } from './collection.ts';
import type { Holders } from './holders.ts';
import { widestGrams } from './grams.ts';
import { eachOf, holdersOfAll, type Wanted } from './holders-of-all.ts';
import { beginningWith } from './initials.ts';
import { pairOf, pairsFrom, startPairOf } from './pairs.ts';
import type { VisitFrom } from './passage-index.ts';
import { eachHolder } from './piece-holders.ts';
import { timesIn, type Phrase } from './phrases.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS } from './vocabulary.ts';
import { atomsOf } from './words.ts';

/** The pair of an atom and the one behind it, as far as it is known. */
interface PairAhead {
  /** The pair; or how the one behind begins. */
  readonly pair: Wanted;
  /** Where that may go on: the pairs with a common word, which are more. */
  readonly common: Wanted;
  /** Whether it says all of the atom behind. */
  readonly isAll: boolean;
}

/** Null where they make none. */
function pairAhead(atom: string, next: string, isNextOpen: boolean): PairAhead | null {
  const pair = isNextOpen ? null : pairOf(atom, next);
  if (pair !== null) return { pair: [{ form: pair, isOpen: false }], common: [], isAll: true };
  const start = startPairOf(atom, next);
  if (start === null) return null;
  return {
    pair: [{ form: start, isOpen: false }],
    common: isNextOpen ? [{ form: pairsFrom(atom, next), isOpen: true }] : [],
    isAll: isNextOpen && next.length === 1,
  };
}

/** What passages hold that hold an atom which begins so: of a single letter the form of all such. */
function beginningAs(beginning: string): Wanted {
  const initial = beginningWith(beginning);
  if (initial === null) return [{ form: beginning, isOpen: true }];
  return [
    { form: beginning, isOpen: false },
    { form: initial, isOpen: false },
  ];
}

/** What passages must hold so that they may hold a phrase: pairs of its words where they are known, else its words. */
function keysOf({ atoms: words, near, isOpen }: Phrase): Wanted[] {
  // An apostrophe holds a word together, and parts it in the index.
  const atoms = near === null ? words : words.flatMap(atomsOf);
  const keys: Wanted[] = [];
  let isSaid = false;
  atoms.forEach((atom, place) => {
    const next = atoms[place + 1];
    const isLast = next === undefined;
    const ahead =
      near === null && !isLast ? pairAhead(atom, next, isOpen && place === atoms.length - 2) : null;
    if (ahead !== null) keys.push([...ahead.pair, ...ahead.common]);
    else if (isUnspaced(atom)) for (const form of widestGrams(atom)) keys.push([{ form, isOpen: false }]);
    else if (!isSaid) keys.push(isOpen && isLast ? beginningAs(atom) : [{ form: atom, isOpen: false }]);
    isSaid = ahead?.isAll === true;
  });
  return keys;
}

/** A common word and the beginning of the next, of a phrase of no more; null for any other. */
function begunPair({ atoms, near, isOpen }: Phrase): PairAhead | null {
  const [first, next] = atoms;
  if (near !== null || !isOpen || atoms.length !== 2 || first === undefined || next === undefined)
    return null;
  return pairAhead(first, next, true);
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
    eachOf(collection, only, take);
    return;
  }
  const begun = begunPair(phrase);
  // What goes on as a common word does is sure, and so many that only the others are worth reading.
  if (begun) eachOf(collection, begun.common, take);
  const wanted = begun ? [begun.pair, ...keys.slice(1)] : keys;
  for (const entry of holdersOfAll(collection, wanted).entries) {
    if (passages.has(entry)) continue;
    const text = collection.writtenAt(entry);
    const places = text === null ? 0 : timesIn(phrase, text);
    if (places > 0) passages.hold(entry, places, LIKENESS.exact);
  }
}
