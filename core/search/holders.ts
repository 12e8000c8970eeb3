/** The passages that hold one leaf of a query, side by side: gathered once, then read as often as is needed. */
import type { Likeness } from './vocabulary.ts';

export class Holders {
  count = 0;
  entries = new Uint32Array(0);
  /** How often each holds the leaf: in any form, as asked, and as a beginning of something else. More than 255 times tells no more. */
  anyForm = new Uint8ClampedArray(0);
  exact = new Uint8ClampedArray(0);
  begun = new Uint8ClampedArray(0);
  /** The best way in which each holds it. */
  likeness = new Uint8Array(0);

  /** Adds a passage that holds nothing yet; there must be room. */
  add(entry: number, likeness: Likeness): number {
    const place = this.count++;
    this.entries[place] = entry;
    this.anyForm[place] = 0;
    this.exact[place] = 0;
    this.begun[place] = 0;
    this.likeness[place] = likeness;
    return place;
  }

  /** Lets go of those that are not to count. */
  keepOnly(isKept: (entry: number) => boolean): void {
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const entry = this.entries[i] ?? 0;
      if (!isKept(entry)) continue;
      this.entries[count] = entry;
      this.anyForm[count] = this.anyForm[i] ?? 0;
      this.exact[count] = this.exact[i] ?? 0;
      this.begun[count] = this.begun[i] ?? 0;
      this.likeness[count] = this.likeness[i] ?? 0;
      count++;
    }
    this.count = count;
  }

  /** Makes room for so many in all. */
  makeRoom(count: number): void {
    if (this.entries.length >= count) return;
    const room = Math.ceil(count * 1.5);
    this.entries = grown(this.entries, new Uint32Array(room));
    this.anyForm = grown(this.anyForm, new Uint8ClampedArray(room));
    this.exact = grown(this.exact, new Uint8ClampedArray(room));
    this.begun = grown(this.begun, new Uint8ClampedArray(room));
    this.likeness = grown(this.likeness, new Uint8Array(room));
  }
}

function grown<Numbers extends { set(from: Numbers): void }>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
