/**
 * Which of many changes are few in their place, as what a person just dropped is while a mass of others arrives
 * somewhere else in the library. Knows no disk.
 */

/** What came before counts for so long, in milliseconds: a mass that is copied slowly comes in small batches. */
const RECENT_MS = 5_000;
/** As many tell that a mass is on its way; to look through more of them costs time. */
const MOST_RECENT = 2_000;

interface Place {
  /** Changes in this folder and all below it. */
  count: number;
  /** Names of changes right in this folder. */
  readonly here: string[];
  readonly below: Map<string, Place>;
}

const emptyPlace = (): Place => ({ count: 0, here: [], below: new Map() });

function placesOf(paths: readonly string[]): Place {
  const root = emptyPlace();
  for (const path of paths) {
    let place = root;
    place.count += 1;
    for (const name of path.split('/').slice(0, -1)) {
      let next = place.below.get(name);
      if (!next) place.below.set(name, (next = emptyPlace()));
      next.count += 1;
      place = next;
    }
    place.here.push(path);
  }
  return root;
}

function* pathsIn(place: Place): Generator<string> {
  yield* place.here;
  for (const below of place.below.values()) yield* pathsIn(below);
}

/** The paths in a place that are few there, and how many they are. */
interface Few {
  readonly count: number;
  readonly paths: readonly string[];
}

const together = (parts: readonly Few[]): Few => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  paths: parts.flatMap(({ paths }) => paths),
});

/**
 * Of what lies in a place, what is at most `most` in one of its parts. A thousand folders of one file each are a mass: beside
 * one another, what is small counts together, and so does what is few inside of larger ones. It may be twice as much, since a
 * mass begins small.
 */
function fewIn(place: Place, most: number): Few {
  const files: Place = { count: place.here.length, here: place.here, below: new Map() };
  const parts = [files, ...place.below.values()];
  const small = parts.filter(({ count }) => count <= most);
  const large = [...place.below.values()].filter(({ count }) => count > most);
  const found = [
    together(small.map((part) => ({ count: part.count, paths: [...pathsIn(part)] }))),
    together(large.map((part) => fewIn(part, most))),
  ];
  return together(found.filter(({ count }) => count <= 2 * most));
}

export class RecentChanges {
  readonly #most: number;
  #recent: { readonly path: string; readonly at: number }[] = [];

  /** `most`: how many changes of one place are few. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Those of the changed paths, with `/` between folders, that are few with what came shortly before; `now` in milliseconds. */
  fewOf(paths: readonly string[], now: number): Set<string> {
    this.#recent = this.#recent.filter(({ at }) => now - at < RECENT_MS).slice(-MOST_RECENT);
    const before = this.#recent.map(({ path }) => path);
    const { paths: found } = fewIn(placesOf([...new Set([...before, ...paths])]), this.#most);
    const few = new Set(found);
    for (const path of paths) this.#recent.push({ path, at: now });
    return new Set(paths.filter((path) => few.has(path)));
  }
}
