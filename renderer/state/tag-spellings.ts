/**
 * The tags of the library as they are spelled. A name that is typed with other capitals, or in another form of Unicode, is
 * meant as the one that is there; accents tell tags apart.
 */
import type { TagCount } from '../../contract/notebook.ts';

/** The same for two spellings of one name. */
export const fold = (tag: string): string => tag.normalize('NFC').toLowerCase().normalize('NFC');

/** Two spellings of one name: the one that is used less, and the one to keep. */
export interface Variant {
  readonly tag: TagCount;
  readonly kept: TagCount;
}

/** Tags that differ from a more used one by capitals only; `tags` are in the order of their use. */
export function variantsAmong(tags: readonly TagCount[]): readonly Variant[] {
  const kept = new Map<string, TagCount>();
  return tags.flatMap((tag) => {
    const first = kept.get(fold(tag.tag));
    if (!first) kept.set(fold(tag.tag), tag);
    return first ? [{ tag, kept: first }] : [];
  });
}

export class TagSpellings {
  #exact: ReadonlySet<string> = new Set();
  #mostUsed: ReadonlyMap<string, string> = new Map();
  readonly #ask: () => Promise<readonly TagCount[]>;

  /** `ask` answers every tag, the most used first. */
  constructor(ask: () => Promise<readonly TagCount[]>) {
    this.#ask = ask;
  }

  /** Learns how tags are spelled now; until it has, a name is meant as it is typed. */
  async learn(): Promise<void> {
    this.take(await this.#ask());
  }

  take(tags: readonly TagCount[]): void {
    this.#exact = new Set(tags.map(({ tag }) => tag));
    this.#mostUsed = new Map(tags.toReversed().map(({ tag }) => [fold(tag), tag]));
  }

  /** The tag that a typed name means: itself when it is there or new. */
  readonly of = (typed: string): string =>
    this.#exact.has(typed) ? typed : (this.#mostUsed.get(fold(typed)) ?? typed);

  /** The tag that takes in one that is renamed so: another one of that name, in whatever capitals; else the name itself. */
  renamed(tag: string, name: string): string {
    return fold(tag) === fold(name) ? name : this.of(name);
  }
}
