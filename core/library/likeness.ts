/** How much two texts have in common, judged by their sketches alone. Pure. */
import { Buffer } from 'node:buffer';

/** What a decoded sketch is: distinct hashes, rising. */
export type Sketch = Uint32Array;

/** At least so like, and nothing else half as much: the same article, changed. */
export const CERTAIN = 0.25;
/** At least so like: perhaps the same article. Unrelated texts of one library have .01 in common. */
export const POSSIBLE = 0.08;
/** Less than this: a text of its own. */
const UNLIKE = 0.05;
/** Texts of fewer runs of words can lose them all to one edit: that they differ says nothing. */
const TELLING_RUNS = 24;
/**
 * Kept of articles that nobody annotated. A short sketch of a text is the beginning of a long one, so both compare; its
 * error at `CERTAIN` is .05 instead of .03, for a quarter of the room.
 */
const THIN_HASHES = 64;
const BYTES_A_HASH = Uint32Array.BYTES_PER_ELEMENT;

export function decodeSketch(sketch: string): Sketch {
  const bytes = Buffer.from(sketch, 'base64');
  const hashes = new Uint32Array(Math.floor(bytes.length / BYTES_A_HASH));
  for (let at = 0; at < hashes.length; at++) hashes[at] = bytes.readUInt32LE(at * BYTES_A_HASH);
  return hashes;
}

/** The same sketch in a quarter of the room. */
export const thinSketch = (sketch: string): string =>
  Buffer.from(sketch, 'base64')
    .subarray(0, THIN_HASHES * BYTES_A_HASH)
    .toString('base64');

/** Up to where a sketch knows all hashes of its text; one that may have been cut off knows them up to its last. */
const reachOf = (sketch: Sketch): number =>
  sketch.length < THIN_HASHES || (sketch.length > THIN_HASHES && sketch.length < 4 * THIN_HASHES)
    ? Infinity
    : (sketch.at(-1) ?? Infinity);

/** The share of runs of words that two texts have in common, 0 to 1; an estimate for long texts. */
export function likenessOf(a: Sketch, b: Sketch): number {
  const reach = Math.min(reachOf(a), reachOf(b));
  let [atA, atB, shared, all] = [0, 0, 0, 0];
  for (;;) {
    const fromA = a[atA] ?? Infinity;
    const fromB = b[atB] ?? Infinity;
    const least = Math.min(fromA, fromB);
    if (least > reach || least === Infinity) return all === 0 ? 0 : shared / all;
    if (fromA === fromB) shared += 1;
    if (fromA === least) atA += 1;
    if (fromB === least) atB += 1;
    all += 1;
  }
}

/**
 * The share of a known text's runs of words that another still has, 0 to 1, however much the other holds besides; an
 * estimate for long texts.
 */
export function keptIn(text: Sketch, known: Sketch): number {
  const reach = Math.min(reachOf(known), reachOf(text));
  let [at, kept, all] = [0, 0, 0];
  for (const run of known) {
    if (run > reach) break;
    while ((text[at] ?? Infinity) < run) at += 1;
    if (text[at] === run) kept += 1;
    all += 1;
  }
  return all === 0 ? 0 : kept / all;
}

/** What two texts have in common, as a sketch of its own. */
export function sharedBy(a: Sketch, b: Sketch): Sketch {
  const inB = new Set(b);
  return a.filter((run) => inB.has(run));
}

/** True when both texts are long enough for their likeness to say anything. */
export const areTelling = (a: Sketch, b: Sketch): boolean => Math.min(a.length, b.length) >= TELLING_RUNS;

/**
 * True when a text has so little in common with the one that is known that it is no version of it, having less than
 * `enough`. A known text that is short can have been changed altogether; a long one leaves something even in a short rest.
 */
export function isAnother(known: Sketch, text: Sketch, enough = UNLIKE): boolean {
  if (known.length < TELLING_RUNS) return false;
  return likenessOf(known, text) < (text.length < TELLING_RUNS ? Number.MIN_VALUE : enough);
}

/**
 * Of the versions of one article, the one that a text is best judged by: the likest; where none has anything in common
 * with it, the longest, as it tells most. Empty when there is none.
 */
export function likestOf(versions: readonly Sketch[], text: Sketch): Sketch {
  let best: { sketch: Sketch; likeness: number } = { sketch: new Uint32Array(), likeness: -1 };
  for (const sketch of versions) {
    const likeness = likenessOf(sketch, text);
    const tellsMore = likeness === best.likeness && sketch.length > best.sketch.length;
    if (likeness > best.likeness || tellsMore) best = { sketch, likeness };
  }
  return best.sketch;
}

/**
 * Of the versions of one article, the latest first, the one by which it is known whether a text is that article: the one that
 * it is the very text of, else the latest that is long enough to tell. An older one proves nothing: that may have been hardly
 * more than its template. Empty when there is none.
 */
export function knownBy(versions: readonly Sketch[], text: Sketch): Sketch {
  const same = versions.find((sketch) => likenessOf(sketch, text) === 1);
  const telling = versions.findIndex((sketch) => sketch.length >= TELLING_RUNS);
  return same ?? likestOf(telling < 0 ? versions : versions.slice(0, telling + 1), text);
}
