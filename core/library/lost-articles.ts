/**
 * Looks for the articles whose sources went among those that came, once everything that came was read: what was renamed
 * and edited at once, or came back as another version. What is certain is entered; the rest waits to be asked.
 */
import { isAtItsPath } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import { compareArticles, type Sides } from './compare-articles.ts';
import type { ArticleEntry } from './entries.ts';
import {
  areTelling,
  decodeSketch,
  keptIn,
  knownBy,
  likenessOf,
  likestOf,
  POSSIBLE,
  sharedBy,
  type Sketch,
} from './likeness.ts';
import { isSameContent } from './identity.ts';
import { inSteps } from './in-steps.ts';
import type { Keeper } from './keeper.ts';
import type { KeptVersions } from './kept-versions.ts';
import { madeByTemplate } from './made-by-template.ts';
import { isLargelyKept, type PathClaims } from './path-claims.ts';
import type { Register } from './register.ts';
import { FAR_AHEAD, Resemblances, type Resemblance } from './resemblances.ts';
import { rivalsOf } from './rivals.ts';
import { WhenHere, type WhenHereOptions } from './when-here.ts';
import { WholeTexts, type WholeTextsOptions } from './whole-texts.ts';

/** By short sketches, what is possible can seem to be as little as this. */
const FAINT = POSSIBLE / 2;

export interface LostArticlesOptions extends WhenHereOptions, WholeTextsOptions {
  readonly catalog: Catalog;
  readonly register: Pick<Register, 'changeId' | 'enterLost'>;
  readonly keeper: Keeper;
  readonly versions: KeptVersions;
  readonly claims: Pick<PathClaims, 'mayReturn' | 'seenAt'>;
  readonly now: () => number;
  /** An article that is here has another id now; its source is to be read again. */
  readonly onFound: (entry: ArticleEntry) => void;
}

/** Ids of articles, by what became of them since the last look. */
interface News {
  /** It is new, or has another text. */
  readonly came: Set<string>;
  readonly went: Set<string>;
  /** It was away, and is what it was. */
  readonly returned: Set<string>;
  /** It went before, and is only just known to be missed. */
  readonly missed: Set<string>;
}

const emptyNews = (): News => ({
  ...{ came: new Set(), went: new Set() },
  ...{ returned: new Set(), missed: new Set() },
});

function addNews(to: News, { came, went, returned, missed }: News): void {
  for (const id of came) to.came.add(id);
  for (const id of went) to.went.add(id);
  for (const id of returned) to.returned.add(id);
  for (const id of missed) to.missed.add(id);
}

export class LostArticles {
  readonly #o: LostArticlesOptions;
  readonly #when: WhenHere;
  /** During one look. */
  readonly #whole: WholeTexts;
  readonly #resemblances = new Resemblances();
  /** Of annotated articles that are gone: the versions that were annotated, where the catalog does not know them as well. */
  readonly #versions = new Map<string, readonly ArticleEntry[]>();
  #news = emptyNews();
  #hasLooked = false;

  constructor(options: LostArticlesOptions) {
    this.#o = options;
    this.#when = new WhenHere(options);
    this.#whole = new WholeTexts(options);
  }

  came(id: string): void {
    this.#news.came.add(id);
  }

  /** It was away, and is what it was. */
  returned(id: string): void {
    this.#news.returned.add(id);
  }

  went(id: string): void {
    this.#news.went.add(id);
  }

  /** What annotations tell of may have grown. */
  remembersMore(): void {
    this.#hasLooked = false;
  }

  get isDue(): boolean {
    const { came, went, returned } = this.#news;
    return came.size + went.size + returned.size > 0 || !this.#hasLooked;
  }

  /** The pairs to be asked about: an annotated article that is gone, and one that it may be now; the likeliest first. */
  questions(): Resemblance[] {
    const { keeper } = this.#o;
    const leaving = this.#when.leavingIds();
    return this.#resemblances
      .lostIds()
      .filter((lostId) => keeper.isAnnotated(lostId))
      .flatMap((lostId) => [...this.#resemblances.ofLost(lostId)])
      .filter(
        (pair) =>
          keeper.answered(pair.lostId, pair.hereId) === null && this.#when.canBeOne(pair, leaving) !== null,
      )
      .sort((a, b) => b.likeness - a.likeness || (a.hereId < b.hereId ? -1 : 1));
  }

  /**
   * Looks once. Nothing else may be taken in meanwhile. While `mayEnter` is not so, as something may still be to be told that
   * is more like what went, nothing is entered: false when it would be, and is to be looked at again.
   */
  async lookAround(mayEnter: boolean): Promise<boolean> {
    const news = this.#news;
    this.#news = emptyNews();
    this.#whole.forget();
    // A doubt does not become certain because the other candidate went.
    const isFresh = ({ lostId, hereId }: Resemblance): boolean =>
      news.came.has(hereId) || news.went.has(lostId);
    for (const id of await this.#takeStock()) news.missed.add(id);
    const leaving = this.#when.leavingIds();
    const here = await this.#compare(news, leaving);
    const isDone = here === null || (await this.#reunite(leaving, here, isFresh, mayEnter));
    if (!isDone) addNews(this.#news, news);
    return isDone;
  }

  /** Notes what is like what; answers all that is here, or null when nothing is gone. */
  async #compare(
    { came, went, returned, missed }: News,
    leaving: ReadonlySet<string>,
  ): Promise<readonly ArticleEntry[] | null> {
    const { catalog } = this.#o;
    const isGone = ({ id, goneAt }: ArticleEntry): boolean => goneAt !== null || leaving.has(id);
    const gone = [...catalog.all()].filter(isGone);
    const lost = gone.filter(({ id }) => went.has(id) || missed.has(id));
    await this.#recallVersions(lost);
    // What only went, or came back unchanged, is what it was.
    for (const id of came) this.#resemblances.forget(id);
    if (gone.length === 0) return null;
    const here = [...catalog.articles()].filter((entry) => !isGone(entry));
    const isCandidate = this.#when.candidatesFor(lost);
    for (const sides of [
      { lost: this.#withVersions(lost), here: here.filter(isCandidate) },
      { lost: this.#withVersions(gone), here: here.filter(({ id }) => came.has(id) || returned.has(id)) },
    ])
      for (const pair of await inSteps(compareArticles(sides))) this.#resemblances.note(pair);
    for (const { id } of lost) this.#noteWhereSeen(id);
    return here;
  }

  /** An article lost its path because more of it stands elsewhere: that is asked about, be it ever so unlike by now. */
  #noteWhereSeen(lostId: string): void {
    const { catalog, claims } = this.#o;
    for (const { path, textHash } of claims.seenAt(lostId)) {
      const here = catalog.at(path);
      if (here?.textHash !== textHash || here.id === lostId) continue;
      const known = likestOf(this.#sketchesOf(lostId), this.#sketchOf(here.id));
      this.#resemblances.note(this.#measure({ lostId, hereId: here.id }, known));
    }
  }

  #withVersions(entries: readonly ArticleEntry[]): ArticleEntry[] {
    return entries.flatMap((entry) => [entry, ...(this.#versions.get(entry.id) ?? [])]);
  }

  #measure({ lostId, hereId }: Pick<Resemblance, 'lostId' | 'hereId'>, known: Sketch): Resemblance {
    const text = this.#sketchOf(hereId);
    const [likeness, kept] = [likenessOf(known, text), keptIn(text, known)];
    return { lostId, hereId, likeness, kept, isTelling: areTelling(known, text) };
  }

  /** Enters what can be known of articles that only their annotations tell of; answers all annotated ones that are gone. */
  async #takeStock(): Promise<string[]> {
    const { catalog, keeper, register, versions, now } = this.#o;
    if (this.#hasLooked) return [];
    this.#hasLooked = true;
    const unread = [...catalog.unread()].filter(({ id }) => keeper.isAnnotated(id));
    for (const article of unread) {
      const { title } = keeper.recall(article.id);
      const sketch = await versions.latestSketch(article.id);
      register.enterLost({ ...article, title, sketch, at: now() });
    }
    return [...catalog.all()]
      .filter(({ id, goneAt }) => goneAt !== null && keeper.isAnnotated(id))
      .map(({ id }) => id);
  }

  /** What was annotated may be another version than the one that went. */
  async #recallVersions(lost: readonly ArticleEntry[]): Promise<void> {
    const { keeper, versions } = this.#o;
    for (const entry of lost) {
      if (keeper.isAnnotated(entry.id)) this.#versions.set(entry.id, await versions.of(entry));
      else this.#versions.delete(entry.id);
    }
  }

  /** Enters what is certain; false when that is something, and it may not be entered. */
  async #reunite(
    leaving: ReadonlySet<string>,
    here: readonly ArticleEntry[],
    isFresh: (pair: Resemblance) => boolean,
    mayEnter: boolean,
  ): Promise<boolean> {
    const { keeper } = this.#o;
    const counts = (pair: Resemblance): boolean =>
      pair.likeness > 0 &&
      keeper.nowCalled(pair.lostId) === pair.lostId &&
      keeper.answered(pair.lostId, pair.hereId) !== false &&
      this.#when.canBeOne(pair, leaving) !== null;
    const atTheirPaths = await inSteps(this.#atTheirPaths(leaving));
    if (atTheirPaths.length > 0 && !mayEnter) return false;
    for (const pair of atTheirPaths) this.#enter(pair);
    const findKnown = async (): Promise<Resemblance[]> => {
      const steps = this.#resemblances.certain(counts, (pair) => this.#proofOf(pair));
      const certain = (await inSteps(steps)).filter(
        (pair) => isFresh(pair) && this.#when.canBeOne(pair, leaving) === 'came-since',
      );
      const doubtful = await this.#siblingsOf(certain, here);
      return certain.filter((pair) => !doubtful.has(pair.hereId) && this.#mayBeKnown(pair));
    };
    const known = await findKnown();
    if (known.length > 0 && !mayEnter) return false;
    const seen = await this.#seenWhole(known, here, counts);
    const isSeen = ({ lostId, hereId }: Resemblance): boolean => seen.get(lostId) === hereId;
    const stillKnown = this.#whole.isEmpty ? known : await findKnown();
    for (const pair of stillKnown.filter(isSeen)) this.#enter(pair);
    return true;
  }

  /**
   * Short sketches of what came are rough. Where another than the likest may be what went, all are measured by their whole
   * texts. Answers those that could be measured, here by lost, or need not be.
   */
  async #seenWhole(
    pairs: readonly Resemblance[],
    here: readonly ArticleEntry[],
    counts: (pair: Resemblance) => boolean,
  ): Promise<Map<string, string>> {
    const { keeper } = this.#o;
    const marked = pairs.filter(({ lostId, likeness }) => keeper.isAnnotated(lostId) && likeness < 1);
    const rivals = await inSteps(rivalsOf(marked, await this.#besides(marked, here), counts));
    const seen = new Map<string, string>();
    for (const pair of pairs) {
      const near = rivals.get(pair) ?? [];
      const all = near.length > 0 ? [pair, ...near] : [];
      if (await this.#whole.look(all.map((each) => each.hereId))) seen.set(pair.lostId, pair.hereId);
      for (const each of all) this.#correct(each);
    }
    return seen;
  }

  /** All that these marked articles that went may be, and all marked ones that those that came may be. */
  async #besides(pairs: readonly Resemblance[], here: readonly ArticleEntry[]): Promise<Resemblance[]> {
    if (pairs.length === 0) return [];
    const { catalog, keeper } = this.#o;
    const [lostIds, hereIds] = [new Set<string>(), new Set<string>()];
    for (const { lostId, hereId } of pairs) {
      lostIds.add(lostId);
      hereIds.add(hereId);
    }
    const went = this.#resemblances.lostIds().filter((id) => keeper.isAnnotated(id));
    const gone = went.flatMap((id) => catalog.article(id) ?? []);
    const lost = gone.filter(({ id }) => lostIds.has(id));
    const came = here.filter(this.#when.candidatesFor(lost));
    const besides = (sides: Sides): Promise<Resemblance[]> => inSteps(compareArticles(sides, FAINT));
    return [
      ...(await besides({ lost: this.#withVersions(lost), here: came })),
      ...(await besides({ lost: this.#withVersions(gone), here: here.filter(({ id }) => hereIds.has(id)) })),
    ];
  }

  /** Notes what the whole texts have in common, where one is not the very text of the other. */
  #correct(pair: Resemblance): void {
    if (pair.likeness === 1 || !this.#whole.sketchOf(pair.hereId)) return;
    const known = likestOf(this.#sketchesOf(pair.lostId), this.#sketchOf(pair.hereId));
    const whole = this.#measure(pair, known);
    if (whole.likeness >= POSSIBLE) this.#resemblances.correct(whole);
  }

  /** How much of what is here proves that it is what went: being like an older version than the one that tells does not. */
  #proofOf(pair: Resemblance): Resemblance {
    const { catalog } = this.#o;
    const [lost, here] = [catalog.article(pair.lostId), catalog.article(pair.hereId)];
    const isSame = (known: ArticleEntry): boolean => here !== null && isSameContent(known, here);
    if ([...(lost ? [lost] : []), ...(this.#versions.get(pair.lostId) ?? [])].some(isSame)) return pair;
    return this.#measure(pair, knownBy(this.#sketchesOf(pair.lostId), this.#sketchOf(pair.hereId)));
  }

  /** Two that are marked are for a person to bring together. */
  #mayBeKnown(pair: Resemblance): boolean {
    const { claims, keeper } = this.#o;
    const mayReturn = claims.mayReturn(pair.lostId, pair.likeness);
    return mayReturn && !keeper.isAnnotated(pair.hereId) && this.#when.isMissed(pair);
  }

  *#atTheirPaths(leaving: ReadonlySet<string>): Generator<undefined, Resemblance[]> {
    const found: Resemblance[] = [];
    for (const lostId of this.#resemblances.lostIds()) {
      yield;
      for (const pair of this.#resemblances.ofLost(lostId))
        if (this.#isAtItsPath(pair, leaving)) found.push(pair);
    }
    return found;
  }

  /**
   * Those that came of which nothing tells that they are what went rather than a copy of, or another by the template of, an
   * article that is here all along, or rather than the text that stood in its place until then: it is as like, or has most
   * of what they have in common with what went.
   */
  async #siblingsOf(pairs: readonly Resemblance[], here: readonly ArticleEntry[]): Promise<Set<string>> {
    if (pairs.length === 0) return new Set();
    const likeness = new Map(pairs.map((pair) => [pair.hereId, pair.likeness]));
    const lost = here.filter(({ id }) => likeness.has(id));
    const found = [
      ...(await inSteps(compareArticles({ lost, here }))),
      ...(await inSteps(compareArticles({ lost, here: this.#when.formerTexts() }))).filter((pair) =>
        this.#when.canHaveMoved(pair),
      ),
    ];
    const siblings = found.filter(
      (pair) =>
        pair.lostId !== pair.hereId && pair.likeness * FAR_AHEAD > (likeness.get(pair.lostId) ?? Infinity),
    );
    const ids = new Set(siblings.map(({ lostId }) => lostId));
    const sharedWith = ({ lostId, hereId }: Resemblance): Sketch => {
      const text = this.#sketchOf(hereId);
      return sharedBy(knownBy(this.#sketchesOf(lostId), text), text);
    };
    for (const id of await inSteps(madeByTemplate(pairs, here, sharedWith))) ids.add(id);
    return ids;
  }

  /** What an article is known by as it is, or was last. */
  #sketchOf(id: string): Sketch {
    const entry = this.#o.catalog.article(id);
    const kept = this.#versions.get(id)?.find(({ textHash }) => textHash === entry?.textHash);
    return this.#whole.sketchOf(id) ?? decodeSketch((kept ?? entry)?.sketch ?? '');
  }

  /** What an article is known by: as it is, or was last, and as it was annotated; the latest first. */
  #sketchesOf(id: string): Sketch[] {
    const versions = this.#versions.get(id) ?? [];
    return [this.#sketchOf(id), ...versions.map(({ sketch }) => decodeSketch(sketch))];
  }

  #enter({ lostId, hereId }: Resemblance): void {
    const { catalog, keeper, register, onFound } = this.#o;
    const here = catalog.article(hereId);
    if (here?.goneAt !== null) return;
    const isMarked = keeper.isAnnotated(hereId);
    // Every device must settle for the same of two ids.
    const staysId = isMarked && hereId < lostId ? hereId : lostId;
    for (const id of [lostId, hereId]) this.#resemblances.forget(id);
    if (isMarked) keeper.unite(staysId === hereId ? lostId : hereId, staysId);
    if (staysId === hereId) return;
    register.changeId(here, lostId);
    // What it was like to others under its other id, it is found to be like again.
    this.came(lostId);
    onFound(here);
  }

  #isAtItsPath(pair: Resemblance, leaving: ReadonlySet<string>): boolean {
    const { catalog, claims, keeper } = this.#o;
    const [lost, here] = [catalog.article(pair.lostId), catalog.article(pair.hereId)];
    if (!lost || lost.path !== here?.path || this.#when.canBeOne(pair, leaving) === null) return false;
    // One that became another by what a person said does not come to life again at its old path.
    if (keeper.nowCalled(lost.id) !== lost.id) return false;
    if (keeper.answered(pair.lostId, pair.hereId) === false) return false;
    const isSo = isAtItsPath(lost, this.#versions.get(lost.id) ?? [], here, keeper.isAnnotated(here.id));
    return isSo && claims.mayReturn(lost.id, this.#proofOf(pair).likeness) && !this.#isKeptElsewhere(pair);
  }

  /** True when no more is left of an article at its path than in another text. */
  #isKeptElsewhere({ lostId, hereId }: Resemblance): boolean {
    const known = this.#sketchesOf(lostId);
    const kept = (id: string): number => {
      const text = this.#sketchOf(id);
      return keptIn(text, knownBy(known, text));
    };
    const others = [...this.#resemblances.ofLost(lostId)].filter((pair) => pair.hereId !== hereId);
    return !isLargelyKept(kept(hereId), Math.max(0, ...others.map((pair) => kept(pair.hereId))));
  }
}
