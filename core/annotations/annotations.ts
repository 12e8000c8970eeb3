/**
 * The store of a library's annotations: what is in memory is what the journals say, and nothing is said to be saved
 * before it is. Composes the journal, the fold and the kept texts; places passages in no text but the one they are made on.
 */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { Buffer } from 'node:buffer';
import { createAppending } from './appending.ts';
import { createAudit } from './audit.ts';
import { createClock } from './journal/clock.ts';
import { describePassage } from './describe.ts';
import { deviceId } from './device.ts';
import { realDisk, type Disk } from './disk.ts';
import { createFold } from './fold.ts';
import { createLedger } from './journal/ledger.ts';
import type { WholeLine } from './journal/line.ts';
import { forEachInSlices } from './in-slices.ts';
import { createOwnBytes } from './journal/own-bytes.ts';
import { openKeeping } from './keeping.ts';
import { journalFolder, placesOf, snapshotsFolder } from './place.ts';
import type { JournalRecord, Statement } from './journal/record.ts';
import { createListeners } from './listeners.ts';
import {
  adopting,
  adoptingChange,
  annotating,
  changing,
  introducing,
  isSameIdentity,
  type TimedStatement,
} from './statements.ts';
import { createRefusedDeletions } from './refused-deletions.ts';
import type { AdoptedAnnotation, AdoptedChange, AnnotationStore, ArticleIdentity } from './store.ts';
import { followJournals } from './journal/follow.ts';
import { createDailySnapshot } from './snapshots/daily-snapshot.ts';
import { createSnapshots } from './snapshots/snapshots.ts';
import { createUpkeep } from './upkeep.ts';

export interface AnnotationsOptions {
  readonly libraryDir: string;
  /** Where this library's annotations go when it is read-only: a folder for it alone. */
  readonly fallbackDir: string;
  /** Where the name of this device is kept. */
  readonly dataDir: string;
  readonly now: () => number;
  readonly disk?: Disk;
  /** How often the journals of other devices are looked at. */
  readonly pollMs?: number;
}

/**
 * Opens a library's annotations. Fails with `annotations-unreadable` when journals are there but cannot be read: never
 * starts empty over them. Fails with `library-missing` or `save-failed` when there is nowhere to keep any.
 */
export async function openAnnotations(o: AnnotationsOptions): Promise<AnnotationStore> {
  const disk = o.disk ?? realDisk;
  const device = await deviceId(o.dataDir, disk);
  const ledger = createLedger();
  const own = createOwnBytes();
  const onSaved = (saved: readonly WholeLine[], bytes: Buffer): Promise<void> => {
    own.wrote(saved, bytes);
    return forEachInSlices(saved, (line) => ledger.expect([line]));
  };
  const keeping = await openKeeping({ ...o, device, disk, onSaved });
  const { journal } = keeping;
  const places = placesOf(o.libraryDir, o.fallbackDir);
  const clock = createClock(o.now);
  const fold = createFold();
  const listeners = createListeners<readonly string[]>();
  const nameListeners = createListeners<ReadonlyMap<Colour, string>>();
  const searchListeners = createListeners<null>();
  const tell = (articleIds: readonly string[]): void => {
    if (articleIds.length > 0) listeners.tell(articleIds);
  };
  const take = (record: JournalRecord): readonly string[] => {
    const articleIds = fold.apply(record);
    if (record.kind === 'name-colour') nameListeners.tell(fold.colourNames());
    if (record.kind === 'save-search' || record.kind === 'drop-search') searchListeners.tell(null);
    return articleIds;
  };
  let isClosed = false;
  const { append, appendEach, writeAgain, tellInTurns, finished } = createAppending({
    ...{ clock, journal, device, take, tell, now: o.now, isClosed: () => isClosed },
    refusals: createRefusedDeletions((id) => fold.lives(id)),
    articleOf: (id) => fold.articleOf(id),
  });
  // Also what vanished from the files a moment ago.
  const lines = function* (): Generator<WholeLine> {
    yield* following.lines();
    yield* ledger.all();
  };
  const snapshotListeners = createListeners<null>();
  const takeSnapshot = createDailySnapshot({
    onTaken: () => snapshotListeners.tell(null),
    ...{ folder: () => snapshotsFolder(keeping.place.dir), isClosed: () => isClosed },
    ...{ device, disk, now: o.now, fold, lines },
  });
  const mendListeners = createListeners<null>();
  const onMended = (): void => mendListeners.tell(null);
  const upkeep = createUpkeep({ ...o, keeping, ledger, disk, takeSnapshot, onMended });
  const following = await followJournals({
    folders: places.map(journalFolder),
    ...{ device, journal, ledger, own, disk },
    pollMs: o.pollMs ?? 2_000,
    take: (record) => {
      clock.observe(record.stamp);
      return take(record);
    },
    observe: (stamp) => clock.observe(stamp),
    onChange: tellInTurns,
    afterLook: async (journals) => {
      await append([]);
      await upkeep.afterLook(journals);
    },
  });

  // At once, before anything changes; a look comes later. What the disk refuses is tried again after one.
  const firstState = takeSnapshot().catch((error: unknown) => {
    if (!(error instanceof ExpectedError)) throw error;
  });

  const found = (annotation: Annotation | null): Annotation => {
    if (annotation) return annotation;
    throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
  };
  const isKnown = (identity: ArticleIdentity): boolean =>
    isSameIdentity(identity, fold.identity(identity.id));
  const identifying = (articles: readonly ArticleIdentity[]): Statement[] =>
    articles.filter((article) => !isKnown(article)).map((article) => ({ kind: 'identify', article }));

  const adoptingAny = (adopted: AdoptedAnnotation | AdoptedChange): TimedStatement[] => {
    if (!('passage' in adopted))
      return fold.lives(adopted.annotationId)
        ? adoptingChange(adopted, fold.lastSaid(adopted.annotationId))
        : [];
    const known = fold.findEver(adopted.id);
    return known ? adopting(adopted, known) : introducing(adopted);
  };

  return {
    get dir() {
      return keeping.place.dir;
    },
    get keptIn() {
      return keeping.place.keptIn;
    },
    get mended() {
      return upkeep.mended;
    },
    snapshots: createSnapshots({
      folders: () => [...new Set([keeping.place.dir, ...places])].map(snapshotsFolder),
      ...{ device, disk, now: o.now, fold, lines, writeAgain, append },
    }),
    audit: createAudit({ places: () => [keeping.place.dir, ...places], device, disk, lines }),
    lookNow: () => following.look(),
    get damagedRecords() {
      return following.damaged();
    },
    get unreadableJournals() {
      return following.unreadable();
    },
    get newerRecords() {
      return following.newer();
    },
    of: (articleId) => fold.of(articleId),
    count: (articleId) => fold.count(articleId),
    find: (annotationId) => fold.find(annotationId),
    lastSaid: (annotationId) => fold.lastSaid(annotationId),
    all: () => fold.all(),
    allEver: () => fold.allEver(),
    identities: () => fold.identities(),
    identity: (articleId) => fold.identity(articleId),
    sameArticles: () => fold.sameArticles(),
    colourNames: () => fold.colourNames(),
    savedSearches: () => fold.savedSearches(),
    annotate: async (input, article, text) => {
      const textHash = input.textHash ?? article.textHash;
      const passage = describePassage(text, textHash, input.start, input.end);
      await keeping.texts.keep(textHash, text);
      await append([...identifying([article]), annotating(input, passage)]);
      return found(fold.findEver(input.annotationId));
    },
    change: async (input) => {
      const annotation = found(fold.find(input.annotationId));
      const statement = changing(input);
      if (!statement) return annotation;
      await append([statement]);
      return found(fold.findEver(input.annotationId));
    },
    changeAll: (inputs) =>
      appendEach(inputs, (input) => {
        const statement = fold.lives(input.annotationId) ? changing(input) : null;
        return statement ? [statement] : [];
      }),
    delete: async (id) => {
      found(fold.find(id));
      await append([{ kind: 'delete', id }]);
    },
    deleteAll: (ids) => appendEach(ids, (id) => (fold.lives(id) ? [{ kind: 'delete', id }] : [])),
    restore: async (id) => {
      found(fold.findEver(id));
      await append(fold.find(id) ? [] : [{ kind: 'restore', id }]);
      return found(fold.findEver(id));
    },
    restoreAll: (ids) =>
      appendEach(ids, (id) => (fold.knows(id) && !fold.lives(id) ? [{ kind: 'restore', id }] : [])),
    settleAll: async (decisions) => {
      for (const { annotationId } of decisions) if (!fold.lives(annotationId)) found(null);
      await appendEach(decisions, ({ annotationId: id, settlement }) => [{ kind: 'settle', id, settlement }]);
    },
    adopt: (adopted, articles, changes = []) =>
      appendEach([...adopted, ...changes], adoptingAny, identifying(articles)),
    saySame: ({ articleId, other, isSame }) => append([{ kind: 'same', articleId, other, isSame }]),
    saveSearch: ({ id: searchId, name, query, isStanding, savedAt }) => {
      const said = savedAt === undefined ? {} : { wallTime: savedAt };
      return append([{ kind: 'save-search', searchId, name, query, isStanding, ...said }]);
    },
    dropSearch: (searchId) => append([{ kind: 'drop-search', searchId }]),
    nameColour: (colour, name) => append([{ kind: 'name-colour', colour, name }]),
    recordIdentity: async (article) => {
      if (fold.identity(article.id) === null) return;
      await append(identifying([article]));
    },
    keepText: (textHash, text) => keeping.texts.keep(textHash, text),
    keptText: (textHash) => keeping.texts.read(textHash),
    onChange: listeners.add,
    onColourNames: nameListeners.add,
    onSavedSearches: searchListeners.add,
    onMended: mendListeners.add,
    onSnapshot: snapshotListeners.add,
    close: async () => {
      isClosed = true;
      await Promise.all([finished(), firstState]);
      await following.close();
      await journal.undisturbed(() => Promise.resolve());
    },
  };
}
