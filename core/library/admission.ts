/** Finds out which article a source that was just read is: gathers what `identify` needs from the catalog and the disk. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { orNull } from '../files/errors.ts';
import { articleIdFor } from './article-id.ts';
import type { Catalog, KnownArticle } from './catalog.ts';
import type { SourceStamp } from './entries.ts';
import { identify } from './identity.ts';

/** Of many copies of one file only so many are looked for, since each costs a look at the disk. */
const MOST_LOOKS = 16;

export interface AdmissionOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly catalog: Catalog;
  readonly isAwaited: (ino: number) => boolean;
  readonly isAnnotated: (id: string) => boolean;
}

const foldName = (path: string): string => path.normalize('NFC').toLowerCase();

export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** The id of the article whose source this is. */
  async idOf(stamp: SourceStamp, hashes: { bytesHash: string; textHash: string }): Promise<string> {
    const { catalog, isAwaited, isAnnotated } = this.#options;
    const { bytesHash, textHash } = hashes;
    const source = { path: stamp.path, ino: stamp.ino, bytesHash, textHash };
    const atPath = catalog.at(stamp.path);
    const alike = atPath ? [] : catalog.alike(bytesHash, textHash, stamp.path);
    const vanished = await this.#findVanished(stamp, alike);
    const id = identify({
      ...{ source, atPath, alike, isAwaited, isAnnotated },
      hasVanished: (candidate) => vanished.has(candidate.id),
    });
    return id ?? articleIdFor(stamp.path, (taken) => catalog.hasId(taken));
  }

  async #findVanished(stamp: SourceStamp, alike: readonly KnownArticle[]): Promise<Set<string>> {
    const vanished = new Set<string>();
    const likeliest = [...alike].sort(
      (a, b) =>
        Number(b.ino === stamp.ino) - Number(a.ino === stamp.ino) || Number(a.isHere) - Number(b.isHere),
    );
    for (const candidate of likeliest.slice(0, MOST_LOOKS))
      if (await this.#hasVanished(candidate, stamp)) vanished.add(candidate.id);
    return vanished;
  }

  /** The disk decides: of a rename, the addition may be told before the removal. */
  async #hasVanished({ path, isHere }: KnownArticle, stamp: SourceStamp): Promise<boolean> {
    if (path === stamp.path) return true;
    // Its path has another article now, so its own source is not there.
    if (!isHere && this.#options.catalog.at(path)) return true;
    const found = await orNull(lstat(join(this.#options.dir, path)));
    // Where case does not count, a source that changed only the case of its name is found under both names.
    return found === null || (found.ino === stamp.ino && foldName(path) === foldName(stamp.path));
  }
}
