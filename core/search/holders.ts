/** The passages that hold one leaf of a query, side by side: gathered once, then read as often as is needed. */
import { LIKENESS } from './vocabulary.ts';
import type { Tally } from './tally.ts';

export class Holders {
  count = 0;
  entries = new Uint32Array(0);
  /** How often each holds the leaf: in any form, as asked, and as a beginning of something else. */
  anyForm = new Float32Array(0);
  exact = new Float32Array(0);
  begun = new Float32Array(0);
  likeness = new Uint8Array(0);
  /** How many hold it in any form, and as asked. */
  anyHolders = 0;
  exactHolders = 0;

  /** Takes what a tally has of the leaf being read. */
  take(tally: Tally): void {
    const { count, current, anyForm, exact, begun, likenesses } = tally;
    this.#makeRoom(count);
    this.count = count;
    let [anyHolders, exactHolders] = [0, 0];
    for (let i = 0; i < count; i++) {
      const entry = current[i] ?? 0;
      const [any, same] = [anyForm[entry] ?? 0, exact[entry] ?? 0];
      this.entries[i] = entry;
      this.anyForm[i] = any;
      this.exact[i] = same;
      this.begun[i] = begun[entry] ?? 0;
      this.likeness[i] = likenesses[entry] ?? LIKENESS.exact;
      if (any > 0) anyHolders++;
      if (same > 0) exactHolders++;
    }
    this.anyHolders = anyHolders;
    this.exactHolders = exactHolders;
  }

  #makeRoom(count: number): void {
    if (this.entries.length >= count) return;
    const room = Math.ceil(count * 1.5);
    this.entries = new Uint32Array(room);
    this.anyForm = new Float32Array(room);
    this.exact = new Float32Array(room);
    this.begun = new Float32Array(room);
    this.likeness = new Uint8Array(room);
  }
}
