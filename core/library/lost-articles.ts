/**
 * Looks for the articles whose sources went among those that came, once everything that came was read: what was renamed
 * and edited at once, or came back as another version. What is certain is entered; the rest waits to be asked.
 */
import { atTheirPaths, type AtTheirPathsOptions } from './at-their-paths.ts';
import type { Catalog } from './catalog.ts';
import { compareArticles } from './compare-articles.ts';
import { Doubts } from './doubts.ts';
import type { ArticleEntry } from './entries.ts';
import { inSteps } from './in-steps.ts';
import type { Keeper } from './keeper.ts';
import { KnownTexts, type KnownTextsOptions } from './known-texts.ts';
import { POSSIBLE } from './likeness.ts';
import { FAINT, LookedAtWhole } from './looked-at-whole.ts';
import { News } from './news.ts';
import type { PathClaims } from './path-claims.ts';
import type { Register } from './register.ts';
import { Resemblances, type Resemblance } from './resemblances.ts';
import { siblingsOf } from './siblings.ts';
import { straysIn } from './strays.ts';
import { WhenHere, type WhenHereOptions } from './when-here.ts';

export interface LostArticlesOptions extends WhenHereOptions, KnownTextsOptions {
  readonly catalog: Catalog;
  readonly register: Pick<Register, 'changeId' | 'enterLost' | 'doubt'>;
  readonly keeper: Keeper;
  readonly claims: Pick<PathClaims, 'mayReturn' | 'seenAt'>;
  readonly now: () => number;
  /** An article that is here has another id now; its source is to be read again. */
  readonly onFound: (entry: ArticleEntry) => void;
}

export class LostArticles {
  readonly #o: LostArticlesOptions;
  readonly #when: WhenHere;
  readonly #texts: KnownTexts;
  readonly #resemblances = new Resemblances();
  /** What those need who judge a part of it. */
  readonly #judging: AtTheirPathsOptions;
  readonly #whole: LookedAtWhole;
  readonly #doubts: Doubts;
  #news = new News();
  #hasLooked = false;

  constructor(options: LostArticlesOptions) {
    this.#o = options;
    this.#when = new WhenHere(options);
    this.#texts = new KnownTexts(options);
    this.#judging = { ...options, when: this.#when, texts: this.#texts, resemblances: this.#resemblances };
    this.#whole = new LookedAtWhole(this.#judging);
    this.#doubts = new Doubts({ ...options, resemblances: this.#resemblances });
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
    return !this.#news.isNone || !this.#hasLooked;
  }

  /**
   * The pairs to be asked about: an annotated article that is gone, or has another text, and one that it may be now; the
   * likeliest first.
   */
  questions(): Resemblance[] {
    const { keeper } = this.#o;
    const leaving = this.#when.leavingIds();
    const lost = this.#resemblances
      .lostIds()
      .filter((lostId) => keeper.isAnnotated(lostId))
      .flatMap((lostId) => [...this.#resemblances.ofLost(lostId)])
      .filter((pair) => this.#when.canBeOne(pair, leaving) !== null);
    return [...lost, ...straysIn(this.#o)]
      .filter(({ lostId, hereId }) => keeper.answered(lostId, hereId) === null)
      .sort((a, b) => b.likeness - a.likeness || (a.hereId < b.hereId ? -1 : 1));
  }

  /**
   * Looks once. Nothing else may be taken in meanwhile. While `mayEnter` is not so, as something may still be to be told that
   * is more like what went, nothing is entered: false when it would be, and is to be looked at again.
   */
  async lookAround(mayEnter: boolean): Promise<boolean> {
    const news = this.#news;
    this.#news = new News();
    this.#texts.whole.forget();
    // A doubt does not become certain because the other candidate went.
    const isFresh = ({ lostId, hereId }: Resemblance): boolean =>
      news.came.has(hereId) || news.went.has(lostId);
    for (const id of await this.#takeStock()) news.missed.add(id);
    const leaving = this.#when.leavingIds();
    const here = await this.#compare(news, leaving);
    const isDone = here === null || (await this.#reunite(leaving, here, isFresh, mayEnter));
    if (!isDone) this.#news.add(news);
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
    await this.#texts.recallVersions(lost);
    // What only went, or came back unchanged, is what it was.
    for (const id of came) this.#resemblances.forget(id);
    if (gone.length === 0) return null;
    const here = [...catalog.articles()].filter((entry) => !isGone(entry));
    const isNew = ({ id }: ArticleEntry): boolean => came.has(id) || returned.has(id);
    const found = [
      ...(await this.#compareAll(lost, here.filter(this.#when.candidatesFor(lost)))),
      ...(await this.#compareAll(gone, here.filter(isNew))),
    ];
    const isFaint = ({ likeness }: Resemblance): boolean => likeness >= FAINT && likeness < POSSIBLE;
    for (const pair of found) if (!isFaint(pair)) this.#resemblances.note(pair);
    const canBeOne = (pair: Resemblance): boolean => this.#when.canBeOne(pair, leaving) !== null;
    await this.#whole.lookAtFaint(found.filter((pair) => isFaint(pair) && canBeOne(pair)));
    this.#doubts.recall(gone);
    for (const { id } of lost) this.#noteWhereSeen(id);
    return here;
  }

  #compareAll(lost: readonly ArticleEntry[], here: readonly ArticleEntry[]): Promise<Resemblance[]> {
    return inSteps(compareArticles({ lost: this.#texts.withVersions(lost), here }, FAINT));
  }

  /** An article lost its path because more of it stands elsewhere: that is asked about, be it ever so unlike by now. */
  #noteWhereSeen(lostId: string): void {
    const { catalog, claims } = this.#o;
    for (const { path, textHash } of claims.seenAt(lostId)) {
      const here = catalog.at(path);
      if (here?.textHash !== textHash || here.id === lostId) continue;
      this.#resemblances.note(this.#texts.likest({ lostId, hereId: here.id }));
    }
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

  /** Enters what is certain; false when that is something, and it may not be entered. */
  async #reunite(
    leaving: ReadonlySet<string>,
    here: readonly ArticleEntry[],
    isFresh: (pair: Resemblance) => boolean,
    mayEnter: boolean,
  ): Promise<boolean> {
    const counts = (pair: Resemblance): boolean => this.#counts(pair, leaving);
    const atPaths = await inSteps(atTheirPaths(this.#judging, leaving));
    const stayed = atPaths.filter((pair) => !this.#doubts.isOne(pair));
    if (stayed.length > 0 && !mayEnter) return false;
    for (const pair of stayed) this.#enter(pair);
    const findKnown = async (): Promise<Resemblance[]> => {
      const steps = this.#resemblances.certain({
        counts,
        mayRival: (pair) => this.#mayRival(pair, leaving),
        proofOf: (pair) => this.#texts.proofOf(pair),
      });
      const certain = (await inSteps(steps)).filter(
        (pair) => isFresh(pair) && this.#when.canBeOne(pair, leaving) === 'came-since',
      );
      const doubtful = await siblingsOf(certain, here, this.#judging);
      return certain.filter((pair) => !doubtful.has(pair.hereId) && this.#mayBeKnown(pair, counts));
    };
    const known = await findKnown();
    if (known.length > 0 && !mayEnter) return false;
    const seen = await this.#whole.look(known, here, counts);
    const isSeen = ({ lostId, hereId }: Resemblance): boolean => seen.get(lostId) === hereId;
    const stillKnown = this.#texts.whole.isEmpty ? known : await findKnown();
    for (const pair of stillKnown.filter(isSeen)) this.#enter(pair);
    await inSteps(this.#doubts.keep(counts));
    return true;
  }

  /** True when the one that went can be the other, for all that is known and was said. */
  #counts(pair: Resemblance, leaving: ReadonlySet<string>): boolean {
    return this.#o.keeper.nowCalled(pair.lostId) === pair.lostId && this.#canBeOne(pair, leaving);
  }

  /**
   * True when what came may as well be this one that went: also where a person said that another is what was marked in it, if it went
   * on with a text of its own (it has a `former` one). Nothing is known again of such a one; but nothing else is known in it either.
   */
  #mayRival(pair: Resemblance, leaving: ReadonlySet<string>): boolean {
    const wentOn = this.#o.catalog.article(pair.lostId)?.former !== undefined;
    return this.#counts(pair, leaving) || (wentOn && this.#canBeOne(pair, leaving));
  }

  #canBeOne(pair: Resemblance, leaving: ReadonlySet<string>): boolean {
    const { keeper } = this.#o;
    return (
      pair.likeness > 0 &&
      keeper.answered(pair.lostId, pair.hereId) !== false &&
      this.#when.canBeOne(pair, leaving) !== null
    );
  }

  /** Two that are marked are for a person to bring together. */
  #mayBeKnown(pair: Resemblance, counts: (pair: Resemblance) => boolean): boolean {
    const { claims, keeper } = this.#o;
    const isDoubtful = this.#doubts.isOne(pair) || this.#doubts.areLeft(pair, counts);
    const mayReturn = claims.mayReturn(pair.lostId, pair.likeness) && !isDoubtful;
    return mayReturn && !keeper.isAnnotated(pair.hereId) && this.#when.isMissed(pair);
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
}
