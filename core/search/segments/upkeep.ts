/**
 * Keeps an index on the disk: stores what has come once it is still or much, and puts small segments together. Owns when
 * and which; works in pieces between the questions of people, and never rewrites the whole for a little.
 */
import type { IndexFolder } from './index-folder.ts';
import { LiveSegment } from './live-segment.ts';
import type { PlacedSegment } from './placed-segment.ts';
import type { SegmentList } from './segment-list.ts';

/** A segment is put together with those behind it when it has at most this share of their articles. */
const SHARE = 1 / 3;
/** Of more stored segments than this the newest are put together whatever their sizes: each costs every question a look. */
const MOST_STORED = 12;
/** A stored segment of which less than this share lives is stored anew. */
const LEAST_LIVING = 0.5;

/** Segments that follow one another and are to be stored as one; null when everything is as it should be. */
export function nextToStore(placed: readonly PlacedSegment[]): readonly PlacedSegment[] | null {
  const isLive = ({ segment }: PlacedSegment): boolean => segment instanceof LiveSegment;
  const sealed = placed.slice(0, -1);
  const firstLive = sealed.findIndex(isLive);
  if (firstLive >= 0) return sealed.slice(firstLive, firstLive + 1);
  const stored = turnsStored(sealed);
  const sparse = sealed.find((each) => each.deadBy(stored) > each.segment.articles * (1 - LEAST_LIVING));
  if (sparse) return [sparse];
  for (let first = 0; first < sealed.length - 1; first++) {
    const behind = sealed.slice(first + 1).reduce((sum, { segment }) => sum + segment.articles, 0);
    if ((sealed[first]?.segment.articles ?? 0) <= behind * SHARE) return sealed.slice(first);
  }
  return sealed.length > MOST_STORED ? sealed.slice(MOST_STORED - 1) : null;
}

/** The last turn of which all is stored. */
const turnsStored = (placed: readonly PlacedSegment[]): number =>
  placed.reduce((last, { segment, to }) => (segment instanceof LiveSegment ? last : Math.max(last, to)), 0);

export interface UpkeepOptions {
  readonly segments: SegmentList;
  readonly folder: IndexFolder;
  /** Lets others do what waits, when it is time to. */
  readonly pause: () => Promise<void>;
}

export class Upkeep {
  readonly #options: UpkeepOptions;
  #working: Promise<void> | null = null;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /**
   * Stores what is full, and with `everything` what is not; resolves when all is as it should be. Throws what the system
   * says: then all is in memory still, and may be tried again.
   */
  async work(everything: boolean): Promise<void> {
    if (everything) this.#options.segments.seal();
    this.#working ??= this.#run().finally(() => (this.#working = null));
    await this.#working;
  }

  async #run(): Promise<void> {
    const { segments } = this.#options;
    for (;;) {
      const inputs = nextToStore(segments.placed);
      if (!inputs) return;
      await this.#store(inputs);
    }
  }

  async #store(inputs: readonly PlacedSegment[]): Promise<void> {
    const { segments, folder, pause } = this.#options;
    const [first, last] = [inputs[0], inputs.at(-1)];
    if (!first || !last) return;
    // Who died in a turn that is not stored yet would live again after a kill: until then they are only marked.
    const stored = Math.max(last.to, turnsStored(segments.placed));
    await folder.store(
      {
        inputs: inputs.map((placed) => ({
          segment: placed.segment,
          isKept: (article) => placed.diedIn(article) === 0 || placed.diedIn(article) > stored,
        })),
        ...{ from: first.from, to: last.to },
        isRemovalKept: first.from > (segments.placed[0]?.from ?? 0),
      },
      pause,
      (segment, numbers) => segments.replace(inputs, segment, numbers),
    );
  }
}
