/**
 * What articles are known by: as they are, or were last, as they were annotated, and as their whole texts show that were
 * looked at. Owns the measures that are taken of two articles by it.
 */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import { isSameContent } from './identity.ts';
import type { Keeper } from './keeper.ts';
import type { KeptVersions } from './kept-versions.ts';
import {
  areTelling,
  decodeSketch,
  keptIn,
  knownBy,
  likenessOf,
  likestOf,
  sharedBy,
  type Sketch,
} from './likeness.ts';
import type { Resemblance } from './resemblances.ts';
import { WholeTexts, type WholeTextsOptions } from './whole-texts.ts';

export interface KnownTextsOptions extends WholeTextsOptions {
  readonly catalog: Catalog;
  readonly keeper: Pick<Keeper, 'isAnnotated'>;
  readonly versions: KeptVersions;
}

/** Ids of an article that is gone, and of one that is here. */
type Pair = Pick<Resemblance, 'lostId' | 'hereId'>;

export class KnownTexts {
  /** During one look. */
  readonly whole: WholeTexts;
  readonly #o: KnownTextsOptions;
  /** Of annotated articles that are gone: the versions that were annotated, where the catalog does not know them as well. */
  readonly #versions = new Map<string, readonly ArticleEntry[]>();

  constructor(options: KnownTextsOptions) {
    this.#o = options;
    this.whole = new WholeTexts(options);
  }

  /** What was annotated may be another version than the one that went. */
  async recallVersions(lost: readonly ArticleEntry[]): Promise<void> {
    const { keeper, versions } = this.#o;
    for (const entry of lost) {
      if (keeper.isAnnotated(entry.id)) this.#versions.set(entry.id, await versions.of(entry));
      else this.#versions.delete(entry.id);
    }
  }

  /** The versions that were annotated, as far as they were recalled. */
  versionsOf(id: string): readonly ArticleEntry[] {
    return this.#versions.get(id) ?? [];
  }

  withVersions(entries: readonly ArticleEntry[]): ArticleEntry[] {
    return entries.flatMap((entry) => [entry, ...this.versionsOf(entry.id)]);
  }

  /** How like the two are, by the version that is the likest. */
  likest(pair: Pair): Resemblance {
    return this.#measure(pair, likestOf(this.#sketchesOf(pair.lostId), this.#sketchOf(pair.hereId)));
  }

  /** How much of what is here proves that it is what went: being like an older version than the one that tells does not. */
  proofOf(pair: Resemblance): Resemblance {
    const { catalog } = this.#o;
    const [lost, here] = [catalog.article(pair.lostId), catalog.article(pair.hereId)];
    const isSame = (known: ArticleEntry): boolean => here !== null && isSameContent(known, here);
    if ([...(lost ? [lost] : []), ...this.versionsOf(pair.lostId)].some(isSame)) return pair;
    return this.#measure(pair, this.#knownBy(pair));
  }

  /** What the two have in common, by the version that tells. */
  sharedBy(pair: Pair): Sketch {
    return sharedBy(this.#knownBy(pair), this.#sketchOf(pair.hereId));
  }

  /** How much of what went is left in what is here, by the version that tells. */
  keptIn(pair: Pair): number {
    return keptIn(this.#sketchOf(pair.hereId), this.#knownBy(pair));
  }

  #knownBy({ lostId, hereId }: Pair): Sketch {
    return knownBy(this.#sketchesOf(lostId), this.#sketchOf(hereId));
  }

  #measure({ lostId, hereId }: Pair, known: Sketch): Resemblance {
    const text = this.#sketchOf(hereId);
    const [likeness, kept] = [likenessOf(known, text), keptIn(text, known)];
    return { lostId, hereId, likeness, kept, isTelling: areTelling(known, text) };
  }

  /** What an article is known by as it is, or was last. */
  #sketchOf(id: string): Sketch {
    const entry = this.#o.catalog.article(id);
    const kept = this.versionsOf(id).find(({ textHash }) => textHash === entry?.textHash);
    return this.whole.sketchOf(id) ?? decodeSketch((kept ?? entry)?.sketch ?? '');
  }

  /** What an article is known by: as it is, or was last, and as it was annotated; the latest first. */
  #sketchesOf(id: string): Sketch[] {
    return [this.#sketchOf(id), ...this.versionsOf(id).map(({ sketch }) => decodeSketch(sketch))];
  }
}
