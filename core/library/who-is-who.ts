/**
 * Who is who in the library: which article each source is as it is read, and, when all was read, which of those that came
 * is one of those that went. Owns the sketches that both judge by.
 */
import type { IngestedArticle } from '../ingest/ingest.ts';
import { Admission } from './admission.ts';
import { isHearsay } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import { createDiskView, lookIn, type DiskView } from './disk-view.ts';
import type { ArticleEntry, SourceStamp } from './entries.ts';
import { Departures, GRACE_MS } from './departures.ts';
import type { Intake } from './intake.ts';
import type { LibraryOptions } from './library.ts';
import { KeptVersions } from './kept-versions.ts';
import { decodeSketch } from './likeness.ts';
import { LostArticles } from './lost-articles.ts';
import { PathClaims, type Verdict } from './path-claims.ts';
import type { Register } from './register.ts';
import { WhenCame, type Coming } from './when-came.ts';

/** So often it is tried to find out which article a source is, when that fails. */
const MOST_TRIES = 40;

export interface WhoIsWhoOptions {
  readonly library: Pick<LibraryOptions, 'dir' | 'ingest' | 'keeper' | 'now' | 'folder' | 'report'>;
  readonly catalog: Catalog;
  readonly register: Register;
  readonly intake: Intake;
  /** Paths of sources that went a moment ago. */
  readonly leaving: () => Iterable<string>;
  /** An article that is here has another id now: its source is to be read again. */
  readonly onFound: (entry: ArticleEntry) => void;
  /** Called when something moved. */
  readonly onChanged: () => void;
  /** Resolves when the watch has told all that happened until now. */
  readonly caughtUp: () => Promise<void>;
  /** False while sources that came are not taken in, or the folder is not there. */
  readonly mayLook: () => boolean;
}

export class WhoIsWho {
  readonly lost: LostArticles;
  readonly #options: WhoIsWhoOptions;
  readonly #admission: Admission;
  readonly #claims: PathClaims;
  readonly #whenCame: WhenCame;
  /** By id: articles whose path another one took. They may come under another path in a moment. */
  readonly #displaced: Departures;
  /** By path: how often it could not be found out which article its source is. */
  readonly #failedTries = new Map<string, number>();
  /** When the sources that are being taken in began to come; null when none are. */
  #since: number | null = null;
  /** What is found at a start came since the program was left, or since what it was taking in then began to come. */
  #leftAt: number | null;
  readonly #openedAt: number;
  #hasStarted = false;
  #isLooking = false;
  #isClosed = false;

  constructor(options: WhoIsWhoOptions) {
    const { library, catalog, register, intake, leaving, onFound } = options;
    const { dir, ingest, keeper, now, folder, report } = library;
    const { ingestFile, sketchText } = ingest.background;
    this.#options = options;
    const versions = new KeptVersions({ keeper, sketchText });
    this.#leftAt = catalog.takenInUntil;
    this.#openedAt = now();
    const since = (): number => this.since;
    const disk = createDiskView({ dir, look: folder?.look ?? lookIn(dir), ingestFile });
    const isAwaited = (path: string): boolean => intake.queue.holds(path);
    const whenCame = new WhenCame({ catalog, since });
    this.#whenCame = whenCame;
    const peek: DiskView['peek'] = (path) => disk.peek(path);
    this.#claims = new PathClaims({ catalog, whenCame, since, isAwaited, peek, report });
    this.lost = new LostArticles({
      ...{ catalog, register, keeper, versions, now, since, leaving, onFound, report },
      ...{ peek, whenCame, claims: this.#claims },
    });
    this.#admission = new Admission({
      catalog,
      disk,
      awaited: intake.queue,
      ...{ claims: this.#claims, since },
      isAnnotated: (id) => keeper.isAnnotated(id),
      nowCalled: (id) => keeper.nowCalled(id),
      // Where the catalog knows nothing, the texts that were kept with the annotations do.
      sketchOf: ({ id, sketch }, text) => {
        const entry = catalog.article(id);
        const isSeen = sketch && entry && !isHearsay(entry);
        return isSeen ? Promise.resolve(decodeSketch(sketch)) : versions.sketchToJudge(id, text);
      },
    });
    this.#displaced = new Departures({
      isExpected: (id) => intake.queue.awaitsInode(catalog.article(id)?.ino ?? NaN),
      depart: (id) => {
        register.leaveShelf(id);
        options.onChanged();
      },
      graceMs: folder?.graceMs ?? GRACE_MS,
    });
  }

  /**
   * The id of the article whose source this is; null when it is to be read again after `judge`: it waits for others, or it
   * cannot be found out just now.
   */
  async idOf(stamp: SourceStamp, article: IngestedArticle): Promise<string | null> {
    const { path } = stamp;
    try {
      const id = await this.#recognise(stamp, article);
      this.#failedTries.delete(path);
      return id;
    } catch (error) {
      // The watch has told of it, and will not again.
      const failed = (this.#failedTries.get(path) ?? 0) + 1;
      this.#failedTries.set(path, failed);
      if (failed >= MOST_TRIES) throw error;
      if (!this.#isClosed) this.#options.library.report(error);
      return null;
    }
  }

  /** All that came before was taken in, and its verdicts are carried out. */
  get since(): number {
    const since = this.#since ?? this.#options.library.now();
    return Math.min(since, this.#leftAt ?? since);
  }

  /** All was told that is found at the start. */
  hasStarted(): void {
    this.#hasStarted = true;
  }

  /** All that came until now was taken in, and all that went is gone. */
  hasTakenIn(): void {
    this.#since = null;
    // What the first listing found came before this start; what was still being written then, at most a moment before.
    if (this.#leftAt !== null) this.#leftAt = this.#hasStarted ? null : this.#openedAt;
  }

  /** When an article that was known before came back, or with a text that is largely new, and what stood there before. */
  comingOf(articleId: string): Coming {
    return this.#whenCame.of(articleId);
  }

  /** Judges what waits for all that came to be read; nothing comes of it before it is passed. */
  judge(): Promise<readonly Verdict[]> {
    return this.#claims.judge();
  }

  /** From now on these verdicts count. No source may be half taken in. */
  pass(verdicts: readonly Verdict[]): void {
    this.#claims.pass(verdicts);
  }

  /** True while it is not known whether the text at the article's path is its own. */
  isInDoubt(articleId: string): boolean {
    return this.#claims.isInDoubt(articleId);
  }

  /** There is no text at this path any more: nothing is to be judged of it. */
  hasGone(path: string): void {
    this.#claims.drop(path);
  }

  /** Another article took the path of this one: since what came began to come, for all that is known. */
  displace(entry: ArticleEntry): void {
    const lostPath = this.#claims.carryOut(entry.id) ?? undefined;
    this.#options.register.vanish({ ...entry, lostPath }, this.since);
    this.lost.went(entry.id);
    this.#displaced.add(entry.id);
  }

  /** True when nothing is to be looked for, and nothing on its way out. */
  get isAtRest(): boolean {
    return !this.#isLooking && !this.lost.isDue && this.#displaced.isEmpty;
  }

  /** Looks for what went among what came, if there is anything new about either. */
  async lookForLost(): Promise<void> {
    if (this.#isLooking || this.#isClosed) return;
    if ([...this.#options.leaving()].length === 0) this.hasTakenIn();
    if (!this.lost.isDue) return;
    this.#isLooking = true;
    await this.#look();
    this.#isLooking = false;
    this.#tellChanged();
  }

  close(): void {
    this.#isClosed = true;
    this.#displaced.close();
  }

  async #recognise(
    stamp: SourceStamp,
    { bytesHash, textHash, sketch: encoded }: IngestedArticle,
  ): Promise<string | null> {
    this.#since = this.since;
    const sketch = decodeSketch(encoded);
    const id = await this.#admission.idOf(stamp, { bytesHash, textHash, sketch });
    const previous = id === null ? null : this.#options.catalog.article(id);
    if (previous) {
      this.#claims.isHere(previous.id);
      this.#whenCame.noteRead(previous, sketch);
    }
    return id;
  }

  async #look(): Promise<void> {
    const { intake, library, caughtUp, mayLook } = this.#options;
    try {
      if (await intake.inTurn(() => this.lost.lookAround(false))) return;
      await caughtUp();
      if (mayLook()) await intake.inTurn(() => this.lost.lookAround(true));
    } catch (error) {
      if (!this.#isClosed) library.report(error);
    }
  }

  #tellChanged(): void {
    if (this.#isClosed) return;
    this.#options.intake.resume();
    this.#options.onChanged();
  }
}
