/**
 * Finds words in a text, letter for letter, again and again: the text is read once, and each search looks only where the
 * rarest stretch of what is wanted stands. Pure.
 */

/** UTF-16 units that are looked up together; shorter words are searched for through the whole text. */
const GRAM = 6;
const BUCKETS = 1 << 18;
/** Stretches of what is wanted that are compared by how often they stand in the text. */
const TRIES = 16;

/** The places where `wanted` begins and `counts` agrees, in order, at most `most`. */
export type FindWords = (wanted: string, most: number, counts: (at: number) => boolean) => number[];

export function createWordFinder(text: string): FindWords {
  const sizes = new Int32Array(BUCKETS);
  const firsts = new Int32Array(BUCKETS).fill(-1);
  const following = new Int32Array(Math.max(0, text.length - GRAM + 1));
  for (let at = following.length - 1; at >= 0; at--) {
    const bucket = bucketOf(text, at);
    following[at] = firsts[bucket] ?? -1;
    firsts[bucket] = at;
    sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  }

  /** The offset in `wanted` whose stretch stands seldom in the text. */
  const rarest = (wanted: string): number => {
    const last = wanted.length - GRAM;
    const step = Math.max(1, Math.floor(last / TRIES));
    let best = 0;
    for (let offset = 0; offset <= last; offset += step)
      if (sizeAt(wanted, offset) < sizeAt(wanted, best)) best = offset;
    return best;
  };
  const sizeAt = (wanted: string, offset: number): number => sizes[bucketOf(wanted, offset)] ?? 0;

  function* placesOf(wanted: string): Generator<number> {
    const offset = rarest(wanted);
    for (let at = firsts[bucketOf(wanted, offset)] ?? -1; at >= 0; at = following[at] ?? -1)
      if (at >= offset && text.startsWith(wanted, at - offset)) yield at - offset;
  }
  return (wanted, most, counts) => {
    const places: number[] = [];
    for (const at of wanted.length < GRAM ? scan(text, wanted) : placesOf(wanted)) {
      if (counts(at)) places.push(at);
      if (places.length === most) break;
    }
    return places;
  };
}

/** FNV-1a over the units of a stretch. */
function bucketOf(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let unit = at; unit < at + GRAM; unit++) hash = Math.imul(hash ^ text.charCodeAt(unit), 0x01000193);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

function* scan(text: string, wanted: string): Generator<number> {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) yield at;
}
