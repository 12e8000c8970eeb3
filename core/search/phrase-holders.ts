/** Which passages hold a phrase: the index tells which may, by the words and pairs they hold, and where it cannot, the text. */
import type { Collection } from './collection.ts';
import type { Holders } from './holders.ts';
import { pairOf } from './pairs.ts';
import { timesIn, type Phrase } from './phrases.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS } from './vocabulary.ts';
import { atomsOf } from './words.ts';

/** One of the forms that together tell which passages may hold a phrase. */
interface PhraseKey {
  readonly form: string;
  /** Whether longer forms that hold it will do. */
  readonly isPiece: boolean;
}

/** What passages must hold so that they may hold a phrase: pairs of its words where they are known, else its words. */
function keysOf({ atoms: words, near, isOpen }: Phrase): PhraseKey[] {
  // An apostrophe holds a word together, and parts it in the index.
  const atoms = near === null ? words : words.flatMap(atomsOf);
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

/** Notes the passages that hold a phrase, and how often. */
export function readPhrase(collection: Collection, phrase: Phrase, passages: Holders): void {
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
