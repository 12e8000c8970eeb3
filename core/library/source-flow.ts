/**
 * The way of a source into the library: what the watch tells is queued, read by the ingest thread, recognised, and
 * entered in the register. Owns that order; sources are only ever read.
 */
import type { Ingested, IngestedArticle } from '../ingest/ingest.ts';
import { isMarkdown, isReadable } from '../ingest/readable.ts';
import { entryOf } from './article-entry.ts';
import type { Catalog } from './catalog.ts';
import { lookIn } from './disk-view.ts';
import { Departures, GRACE_MS } from './departures.ts';
import { stampOf, type ArticleEntry, type SourceStamp } from './entries.ts';
import { RecentChanges } from './few-changes.ts';
import type { Job } from './ingest-queue.ts';
import { knownSources } from './known-sources.ts';
import { Intake } from './intake.ts';
import type { LostArticles } from './lost-articles.ts';
import type { LibraryOptions } from './library.ts';
import type { Opened } from './opening.ts';
import type { Register } from './register.ts';
import { Verdicts } from './verdicts.ts';
import { watchFolder, type FolderWatch, type SourceChange } from './watch/watch-folder.ts';
import { WhoIsWho } from './who-is-who.ts';

/** At most this many changes in one place are a person's doing, and go before a mass of arrivals. */
const FEW = 20;

export interface SourceFlowOptions {
  readonly library: Pick<
    LibraryOptions,
    'dir' | 'ingest' | 'keeper' | 'onPresence' | 'now' | 'report' | 'folder'
  >;
  readonly catalog: Catalog;
  readonly register: Register;
  /** True while the index is so far behind that reading should pause; `resume` goes on. */
  readonly isIndexBehind: () => boolean;
  /** Called when something moved: the state of the library, or what it holds. */
  readonly onChanged: () => void;
}

export class SourceFlow {
  readonly #options: SourceFlowOptions;
  readonly #intake: Intake;
  readonly #who: WhoIsWho;
  readonly #departures: Departures;
  readonly #verdicts: Verdicts;
  readonly #recent = new RecentChanges(FEW);
  /** With no catalog, nobody knows when an article came: the time of its file is the best guess. */
  #isFirstListing: boolean;
  #watch: FolderWatch | null = null;
  #isPresent = true;
  #isListed = false;
  /** Paths of sources that were told, but were not there when they were to be read. */
  readonly #unread = new Set<string>();
  #isClosed = false;

  constructor(options: SourceFlowOptions) {
    const { catalog, register, library } = options;
    const { dir, ingest, report } = library;
    this.#options = options;
    this.#isFirstListing = catalog.entryCount === 0;
    this.#intake = new Intake({
      ...{ dir, report },
      ingestFile: ingest.background.ingestFile,
      mustPause: options.isIndexBehind,
      settle: (job, ingested) => this.#settle(job, ingested),
      onFinished: () => this.#changed(),
    });
    const { queue } = this.#intake;
    this.#departures = new Departures({
      isExpected: (path) => queue.holds(path) || queue.awaitsInode(catalog.at(path)?.ino ?? NaN),
      depart: (path) => {
        register.depart(path, this.#who.since);
        this.#changed();
      },
      graceMs: library.folder?.graceMs ?? GRACE_MS,
    });
    this.#who = new WhoIsWho({
      ...{ library, catalog, register, intake: this.#intake },
      leaving: () => this.#departures.paths,
      onFound: (entry) => this.reindex(entry),
      onChanged: () => this.#changed(),
      caughtUp: () => this.#caughtUp(),
      mayLook: () => this.#mayLook,
    });
    this.#verdicts = new Verdicts({
      ...{ intake: this.#intake, who: this.#who, report },
      mayJudge: () => this.#isListed && this.#isPresent && !this.#isClosed,
      caughtUp: () => this.#caughtUp(),
      graceMs: library.folder?.graceMs ?? GRACE_MS,
    });
  }

  start(): void {
    const { dir, onPresence, report, folder } = this.#options.library;
    this.#watch = (folder?.watch ?? watchFolder)(dir, {
      accepts: isReadable,
      known: knownSources(this.#options.catalog),
      onChanges: (batch) => this.#takeBatch(batch),
      onPresence: (present) => {
        this.#isPresent = present;
        if (present) for (const path of this.#unread) this.lookAt(path);
        this.#changed();
        onPresence(present);
      },
      onTrouble: report,
    });
    void this.#begin(this.#watch);
    this.#intake.resume();
  }

  async #begin(watch: FolderWatch): Promise<void> {
    await watch.ready;
    this.#isListed = true;
    this.#readForAddresses();
    this.#changed();
    await watch.caughtUp();
    this.#who.hasStarted();
    this.#lookForLost();
  }

  /** All that came before was taken in. */
  get since(): number {
    return this.#who.since;
  }

  /** Resolves when the folder was listed once. */
  get ready(): Promise<void> {
    return this.#watch?.ready ?? Promise.resolve();
  }

  get isPresent(): boolean {
    return this.#isPresent;
  }

  /** True while sources that came or changed are not taken in, or the folder is not listed. */
  get isReading(): boolean {
    return this.#intake.queue.arrivals > 0 || !this.#isListed;
  }

  /** How many sources that came or changed are taken in, of how many; null when none waits. */
  get progress(): { readonly done: number; readonly total: number } | null {
    const { arrivals, done } = this.#intake.queue;
    return arrivals > 0 ? { done, total: done + arrivals } : null;
  }

  /** True when all that is known of the folder was taken in, and nothing is on its way out. */
  get isAtRest(): boolean {
    const isSettled = this.#who.isAtRest || !this.#isPresent;
    return !this.isReading && this.#departures.isEmpty && isSettled;
  }

  /** True while it is not known whether the text at the article's path is its own. */
  isInDoubt(articleId: string): boolean {
    return this.#who.isInDoubt(articleId);
  }

  /** The articles that went, and what they may be now. */
  get lost(): LostArticles {
    return this.#who.lost;
  }

  /** Has an article's source read again for the index or the catalog, after all that came or changed; `resume` begins. */
  reindex(entry: ArticleEntry): void {
    const { queue } = this.#intake;
    // What waits will be read anyway, as it is now; what is leaving is not to be read.
    if (queue.holds(entry.path) || this.#departures.holds(entry.path)) return;
    queue.add(stampOf(entry), 'unindexed');
  }

  /** Goes on reading, if there is something to read, and looking, if there is something to look for. */
  resume(): void {
    this.#intake.resume();
    this.#lookForLost();
  }

  /** Looks at a path now. */
  lookAt(path: string): void {
    this.#watch?.retry(path);
  }

  /** What a person opens may be newer than what the watch has told. */
  async correct({ entry, stamp, article }: Opened): Promise<void> {
    if (article.textHash === entry.textHash && article.bytesHash === entry.bytesHash) return;
    await this.#intake.inTurn(async () => {
      const isStillIts = this.#options.catalog.at(entry.path)?.id === entry.id;
      if (isStillIts) await this.#admit({ stamp, urgency: 'first' }, article);
    });
  }

  /** Takes in no more; resolves when the last result is taken in. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const gone = this.#mayLook ? [...this.#departures.paths] : null;
    this.#verdicts.close();
    this.#departures.close();
    this.#who.close();
    await this.#watch?.close();
    await this.#intake.close();
    if (gone) this.#leaveWith(gone);
  }

  /** All was read: what went a moment ago is written down, or the next start knew no later time than this one for what came. */
  #leaveWith(gone: readonly string[]): void {
    const { catalog, register } = this.#options;
    for (const entry of gone.flatMap((path) => catalog.at(path) ?? []))
      register.vanish(entry, this.#who.since);
    this.#who.hasTakenIn();
  }

  /** An older catalog did not keep where articles come from; only Markdown says it. Other than that, they are known. */
  #readForAddresses(): void {
    for (const entry of this.#options.catalog.articles())
      if (entry.url === undefined && isMarkdown(entry.path)) this.reindex(entry);
  }

  #takeBatch(batch: readonly SourceChange[]): void {
    const { queue } = this.#intake;
    const leaving = new Set<number>();
    for (const change of batch) {
      if (change.kind !== 'removed') continue;
      const entry = this.#options.catalog.at(change.path);
      leaving.add(entry?.ino ?? NaN);
      if (entry) this.lost.went(entry.id);
      queue.drop(change.path);
      this.#unread.delete(change.path);
      this.#who.hasGone(change.path);
      this.#departures.add(change.path);
    }
    const few = this.#recent.fewOf(
      batch.map(({ path }) => path),
      performance.now(),
    );
    for (const change of batch) {
      if (change.kind === 'removed') continue;
      this.#departures.cancel(change.path);
      const isFirst = few.has(change.path) || leaving.has(change.ino);
      queue.add(stampOf(change), isFirst ? 'first' : 'arrived');
    }
    this.#changed();
    this.#intake.resume();
  }

  async #settle({ stamp, urgency }: Job, ingested: Ingested): Promise<void> {
    if (this.#isClosed) return;
    this.#unread.delete(stamp.path);
    switch (ingested.kind) {
      case 'article':
        if (urgency === 'unindexed' && !this.#isAsKnown(stamp, ingested.article))
          await this.#admitAsItIs(stamp.path, ingested.article);
        else await this.#admit({ stamp, urgency }, ingested.article);
        break;
      case 'refused':
        this.lost.went(this.#options.catalog.at(stamp.path)?.id ?? '');
        this.#who.hasGone(stamp.path);
        this.#options.register.refuse({ ...stamp, reason: ingested.reason, bytes: ingested.bytes });
        break;
      case 'unsettled':
        this.lookAt(stamp.path);
        break;
      case 'vanished':
        this.#who.hasGone(stamp.path);
        // Told by the watch too; but what is back as it was before that looks, or with its folder, is not told again.
        this.#unread.add(stamp.path);
        if (this.#isPresent) this.lookAt(stamp.path);
    }
  }

  #isAsKnown({ path, ino }: SourceStamp, { bytesHash }: IngestedArticle): boolean {
    const entry = this.#options.catalog.at(path);
    return entry?.ino === ino && entry.bytesHash === bytesHash;
  }

  /** Of what is another by now than when it was read last, that stamp tells nothing: which file it is, is asked of the disk. */
  async #admitAsItIs(path: string, article: IngestedArticle): Promise<void> {
    const { dir, folder } = this.#options.library;
    const stamp = await (folder?.look ?? lookIn(dir))(path).catch(() => null);
    if (stamp) await this.#admit({ stamp, urgency: 'arrived' }, article);
    else this.lookAt(path);
  }

  async #admit({ stamp, urgency }: Job, article: IngestedArticle): Promise<void> {
    const { catalog, register, library } = this.#options;
    const id = await this.#who.idOf(stamp, article);
    if (this.#isClosed) return;
    if (id === null) {
      this.#verdicts.hold({ stamp, urgency });
      return;
    }
    const previous = catalog.article(id);
    const displaced = catalog.at(stamp.path);
    if (displaced && displaced.id !== id) this.#who.displace(displaced);
    if (previous?.textHash !== article.textHash) this.lost.came(id);
    else if (previous.goneAt !== null) this.lost.returned(id);
    const now = library.now();
    const addedAt = this.#isFirstListing ? Math.min(now, stamp.mtimeMs) : now;
    const isAnnotated = library.keeper.isAnnotated(id);
    register.enter(
      entryOf({ id, stamp, article, previous, addedAt, isAnnotated, coming: this.#who.comingOf(id) }),
      article,
      urgency === 'first',
    );
  }

  #changed(): void {
    this.#verdicts.resume();
    if (!this.isReading) this.#isFirstListing = false;
    this.#lookForLost();
    this.#options.onChanged();
  }

  /** Of one change, one part may be told before the other has stood still. */
  async #caughtUp(): Promise<void> {
    await this.#watch?.caughtUp();
  }

  get #mayLook(): boolean {
    return !this.isReading && this.#isPresent;
  }

  #lookForLost(): void {
    if (this.#mayLook) void this.#who.lookForLost();
  }
}
