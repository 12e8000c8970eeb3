/** How many passages of the articles that were found match: two counts an article, side by side. Kept from query to query. */

/** By slot: how many passages of an article answer alone, and how many hold anything. */
export class PassageCounts {
  /** The former is below nought for articles that were not found. */
  pairs = new Int32Array(0);

  makeRoom(slots: number): void {
    if (this.pairs.length >= 2 * slots) return;
    this.pairs = new Int32Array(2 * slots);
    for (let slot = 0; slot < slots; slot++) this.pairs[2 * slot] = -1;
  }
}
