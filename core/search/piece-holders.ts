/**
 * Which passages hold a piece of what is written without spaces, and how often. The index tells of a gram; of what is longer it
 * tells who may hold it, by its grams, and mostly who does, by the words of the rules: where it cannot, the text decides.
 */
import type { Collection } from './collection.ts';
import { fold } from './fold.ts';
import { isGram, widestGrams } from './grams.ts';
import { holdersOfAll } from './holders-of-all.ts';
import { HIGHEST_FREQUENCY } from './postings.ts';
import type { VisitFrom } from './passage-index.ts';
import { LIKENESS } from './vocabulary.ts';

const ITSELF = [0];

/** How often a piece stands in a folded text, each time apart from the last. */
function countIn(piece: string, folded: string): number {
  let times = 0;
  for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + piece.length)) times++;
  return times;
}

/** Visits the passages that hold a piece, as `PassageIndex.eachKin` does those that hold a form. */
export function eachHolder(collection: Collection, piece: string, visit: VisitFrom): void {
  if (isGram(piece)) collection.index.eachKin(piece, visit);
  else eachHolderOfLonger(collection, piece, visit);
}

/**
 * A passage holds a piece at most as often as the rarest of its grams, and at least as often as the rules cut it out there as a
 * word.
 */
function eachHolderOfLonger(collection: Collection, piece: string, visit: VisitFrom): void {
  const form = (): string => piece;
  const asWord = new Map<number, number>();
  collection.index.eachKin(piece, (base, numbers, times) => {
    for (let i = 0; i < numbers.length; i++) asWord.set(base + (numbers[i] ?? 0), times);
  });
  const grams = widestGrams(piece).map((gram) => [{ form: gram, isOpen: false }]);
  const { entries, most } = holdersOfAll(collection, grams);
  entries.forEach((entry, place) => {
    const atMost = most[place] ?? 0;
    const times = asWord.get(entry) === atMost ? atMost : timesInPassage(collection, entry, piece);
    if (times > 0) visit(entry, ITSELF, Math.min(times, HIGHEST_FREQUENCY), LIKENESS.exact, form);
  });
}

function timesInPassage(collection: Collection, entry: number, piece: string): number {
  const text = collection.writtenAt(entry);
  return text === null ? 0 : countIn(piece, fold(text));
}

/** The living passages that hold a piece. */
export interface Holding {
  /** How often, by entry. */
  readonly times: ReadonlyMap<number, number>;
  readonly most: number;
}

/**
 * Who holds pieces that a text is cut into: each is read once, for as long as the collection stays as it is.
 */
export class PieceHolders {
  readonly #collection: Collection;
  readonly #read = new Map<string, Holding | null>();

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Who holds a piece that is no form of the index; null where it is one. */
  of(piece: string): Holding | null {
    const known = this.#read.get(piece);
    if (known !== undefined) return known;
    const holding = this.#isForm(piece) ? null : this.#holdingOf(piece);
    this.#read.set(piece, holding);
    return holding;
  }

  /** Only where one that lives holds it: what went must leave no trace. */
  #isForm(piece: string): boolean {
    const { index } = this.#collection;
    let isForm = isGram(piece);
    index.eachKin(piece, (base, numbers) => {
      for (let i = 0; i < numbers.length && !isForm; i++)
        isForm = index.articleOf(base + (numbers[i] ?? 0)) >= 0;
    });
    return isForm;
  }

  #holdingOf(piece: string): Holding {
    const { index } = this.#collection;
    const times = new Map<number, number>();
    let most = 0;
    eachHolder(this.#collection, piece, (entry, _itself, own) => {
      if (index.articleOf(entry) < 0) return;
      times.set(entry, own);
      most = Math.max(most, own);
    });
    return { times, most };
  }
}
