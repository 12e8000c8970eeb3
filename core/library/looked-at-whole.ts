/**
 * Short sketches of what came are rough. Where another than the likest may be what went, all are measured by their whole
 * texts before a marked article is known again; and so is what is hardly like it, before nothing is asked.
 */
import type { Catalog } from './catalog.ts';
import { compareArticles, type Sides } from './compare-articles.ts';
import type { ArticleEntry } from './entries.ts';
import { inSteps } from './in-steps.ts';
import type { Keeper } from './keeper.ts';
import type { KnownTexts } from './known-texts.ts';
import { POSSIBLE } from './likeness.ts';
import { weightOf, type Resemblance, type Resemblances } from './resemblances.ts';
import { rivalsOf } from './rivals.ts';
import type { WhenHere } from './when-here.ts';

/** By short sketches, what is possible can seem to be as little as this. */
export const FAINT = POSSIBLE / 2;
/** So many of what seems to be hardly like a marked article are looked at. */
const MOST_FAINT = 4;

export interface LookedAtWholeOptions {
  readonly catalog: Pick<Catalog, 'article'>;
  readonly keeper: Pick<Keeper, 'isAnnotated'>;
  readonly when: WhenHere;
  readonly texts: KnownTexts;
  readonly resemblances: Resemblances;
}

export class LookedAtWhole {
  readonly #o: LookedAtWholeOptions;

  constructor(options: LookedAtWholeOptions) {
    this.#o = options;
  }

  /** Measures what may stand in the way; answers the pairs that could be measured, here by lost, or need not be. */
  async look(
    pairs: readonly Resemblance[],
    here: readonly ArticleEntry[],
    counts: (pair: Resemblance) => boolean,
  ): Promise<Map<string, string>> {
    const { keeper, texts } = this.#o;
    const marked = pairs.filter(({ lostId, likeness }) => keeper.isAnnotated(lostId) && likeness < 1);
    const rivals = await inSteps(rivalsOf(marked, await this.#besides(marked, here), counts));
    const seen = new Map<string, string>();
    for (const pair of pairs) {
      const near = rivals.get(pair) ?? [];
      const all = near.length > 0 ? [pair, ...near] : [];
      if (await texts.whole.look(all.map((each) => each.hereId))) seen.set(pair.lostId, pair.hereId);
      for (const each of all) this.#correct(each);
    }
    return seen;
  }

  /** Notes of what seems hardly like a marked article whether it is, the likest alone; what cannot be read may be. */
  async lookAtFaint(pairs: readonly Resemblance[]): Promise<void> {
    const { keeper, resemblances, texts } = this.#o;
    const looked = new Map<string, Set<string>>();
    for (const pair of [...pairs].sort((a, b) => b.likeness - a.likeness)) {
      const hereIds = looked.get(pair.lostId) ?? new Set();
      looked.set(pair.lostId, hereIds.add(pair.hereId));
      if (hereIds.size > MOST_FAINT || !keeper.isAnnotated(pair.lostId)) continue;
      const isSeen = await texts.whole.look([pair.hereId]);
      const whole = isSeen ? texts.likest(pair) : { ...pair, likeness: POSSIBLE };
      // Of one that grew, much may be left in what is hardly like it.
      if (weightOf(whole) >= POSSIBLE) resemblances.note(whole);
    }
  }

  /** All that these marked articles that went may be, and all marked ones that those that came may be. */
  async #besides(pairs: readonly Resemblance[], here: readonly ArticleEntry[]): Promise<Resemblance[]> {
    if (pairs.length === 0) return [];
    const { catalog, keeper, resemblances, texts, when } = this.#o;
    const [lostIds, hereIds] = [new Set<string>(), new Set<string>()];
    for (const { lostId, hereId } of pairs) {
      lostIds.add(lostId);
      hereIds.add(hereId);
    }
    const went = resemblances.lostIds().filter((id) => keeper.isAnnotated(id));
    const gone = went.flatMap((id) => catalog.article(id) ?? []);
    const lost = gone.filter(({ id }) => lostIds.has(id));
    const came = here.filter(when.candidatesFor(lost));
    const besides = (sides: Sides): Promise<Resemblance[]> => inSteps(compareArticles(sides, FAINT));
    return [
      ...(await besides({ lost: texts.withVersions(lost), here: came })),
      ...(await besides({ lost: texts.withVersions(gone), here: here.filter(({ id }) => hereIds.has(id)) })),
    ];
  }

  /** Notes what the whole texts have in common, where one is not the very text of the other. */
  #correct(pair: Resemblance): void {
    const { resemblances, texts } = this.#o;
    if (pair.likeness === 1 || !texts.whole.sketchOf(pair.hereId)) return;
    const whole = texts.likest(pair);
    if (whole.likeness >= POSSIBLE) resemblances.correct(whole);
  }
}
