/** Which articles that only their annotations tell of are the ones at their paths, as nothing says otherwise. In steps. */
import { isAtItsPath } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import type { Keeper } from './keeper.ts';
import type { KnownTexts } from './known-texts.ts';
import { isLargelyKept, type PathClaims } from './path-claims.ts';
import type { Resemblance, Resemblances } from './resemblances.ts';
import type { WhenHere } from './when-here.ts';

export interface AtTheirPathsOptions {
  readonly catalog: Pick<Catalog, 'article'>;
  readonly keeper: Pick<Keeper, 'isAnnotated' | 'nowCalled' | 'answered'>;
  readonly claims: Pick<PathClaims, 'mayReturn'>;
  readonly when: WhenHere;
  readonly texts: KnownTexts;
  readonly resemblances: Resemblances;
}

/** `leaving`: ids of articles whose sources went a moment ago. */
export function* atTheirPaths(
  options: AtTheirPathsOptions,
  leaving: ReadonlySet<string>,
): Generator<undefined, Resemblance[]> {
  const { resemblances } = options;
  const found: Resemblance[] = [];
  for (const lostId of resemblances.lostIds()) {
    yield;
    for (const pair of resemblances.ofLost(lostId)) if (isOne(pair, options, leaving)) found.push(pair);
  }
  return found;
}

function isOne(pair: Resemblance, options: AtTheirPathsOptions, leaving: ReadonlySet<string>): boolean {
  const { catalog, claims, keeper, texts, when } = options;
  const [lost, here] = [catalog.article(pair.lostId), catalog.article(pair.hereId)];
  if (!lost || lost.path !== here?.path || when.canBeOne(pair, leaving) === null) return false;
  // One that became another by what a person said does not come to life again at its old path.
  if (keeper.nowCalled(lost.id) !== lost.id) return false;
  if (keeper.answered(pair.lostId, pair.hereId) === false) return false;
  const isSo = isAtItsPath(lost, texts.versionsOf(lost.id), here, keeper.isAnnotated(here.id));
  return isSo && claims.mayReturn(lost.id, texts.proofOf(pair).likeness) && !isKeptElsewhere(pair, options);
}

/** True when no more is left of an article at its path than in another text. */
function isKeptElsewhere(pair: Resemblance, { resemblances, texts }: AtTheirPathsOptions): boolean {
  const others = [...resemblances.ofLost(pair.lostId)].filter(({ hereId }) => hereId !== pair.hereId);
  return !isLargelyKept(texts.keptIn(pair), Math.max(0, ...others.map((each) => texts.keptIn(each))));
}
