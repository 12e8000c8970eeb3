/** What the watch tells of: the sources of a folder and their changes. Owns no disk and no time. */

/** A source as a listing shows it; two that agree in everything are taken for the same bytes. */
export interface SourceStat {
  /** Relative to the watched folder, with `/` between folders. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, with their fraction. */
  readonly mtimeMs: number;
  readonly ino: number;
}

/** A difference from what was told before. A rename is a removal and an addition, next to each other in one batch. */
export type SourceChange =
  ({ readonly kind: 'added' | 'changed' } & SourceStat) | { readonly kind: 'removed'; readonly path: string };

/** A source as it was looked at. `mode` (permission bits) is null where only a catalog remembers the source. */
export interface Sighting {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
  readonly mode: number | null;
}

/** Whether nothing happened between two looks; null stands for no source. Other permissions are another source: what could not be read may be readable now. */
export function isSame(a: Sighting | null, b: Sighting | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.size === b.size &&
    a.mtimeMs === b.mtimeMs &&
    a.ino === b.ino &&
    (a.mode === null || b.mode === null || a.mode === b.mode)
  );
}
