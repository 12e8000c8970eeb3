/** Which passages hold all that is wanted: those that hold the rarest are gathered, and let go where another is missing. */
import type { Collection } from './collection.ts';
import type { VisitFrom } from './passage-index.ts';

/** A form that is looked for. */
export interface WantedForm {
  readonly form: string;
  /** Whether what begins with it will do. */
  readonly isOpen: boolean;
}

/** Forms of which any will do. */
export type Wanted = readonly WantedForm[];

/** Some passages, in order. */
export interface Candidates {
  /** Dead ones are among them. */
  readonly entries: Uint32Array;
  /** By place: how often the passage holds the form it holds least often; of forms that are open or one of several it says nothing. */
  readonly most: Uint8Array;
}

/** Kept from query to query, by entry: filling arrays as long as a library costs more than most of what is asked. */
class Tally {
  /** How much of what is wanted a passage is known to hold; nought for all between two. */
  held = new Uint16Array(0);
  most = new Uint8Array(0);

  makeRoom(capacity: number): void {
    if (this.held.length >= capacity) return;
    this.held = new Uint16Array(Math.ceil(capacity * 1.25));
    this.most = new Uint8Array(this.held.length);
  }
}
const tallies = new WeakMap<Collection, Tally>();

/** Visits the passages that hold any of what is wanted. */
export const eachOf = ({ index }: Collection, wanted: Wanted, visit: VisitFrom): void => {
  for (const { form, isOpen } of wanted) index[isOpen ? 'eachBeginning' : 'eachKin'](form, visit);
};

/** What is wanted, rarest first. */
function byRarity(collection: Collection, all: readonly Wanted[]): Wanted[] {
  const counted = all.map((wanted) => {
    let count = 0;
    eachOf(collection, wanted, (_base, numbers) => (count += numbers.length));
    return { wanted, count };
  });
  return counted.sort((a, b) => a.count - b.count).map(({ wanted }) => wanted);
}

/** The passages that hold all that is wanted, of which there is at least one. */
export function holdersOfAll(collection: Collection, all: readonly Wanted[]): Candidates {
  const tally = tallies.get(collection) ?? new Tally();
  tallies.set(collection, tally);
  tally.makeRoom(collection.index.capacity);
  const { held, most } = tally;
  const first: number[] = [];
  byRarity(collection, all).forEach((wanted, turn) => {
    if (turn > 0 && first.length === 0) return;
    eachOf(collection, wanted, (base, numbers, frequency) => {
      for (let i = 0; i < numbers.length; i++) {
        const entry = base + (numbers[i] ?? 0);
        if (held[entry] !== turn) continue;
        held[entry] = turn + 1;
        if (turn === 0) first.push(entry);
        if (turn === 0 || frequency < (most[entry] ?? 0)) most[entry] = frequency;
      }
    });
  });
  const entries = Uint32Array.from(first.filter((entry) => held[entry] === all.length)).sort();
  for (const entry of first) held[entry] = 0;
  return { entries, most: Uint8Array.from(entries, (entry) => most[entry] ?? 0) };
}
