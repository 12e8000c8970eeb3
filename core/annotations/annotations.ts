/**
 * The store of a library's annotations: what is in memory is what the journals say, and nothing is said to be saved
 * before it is. Composes the journal, the fold and the kept texts; places passages in no text but the one they are made on.
 */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { createClock } from './journal/clock.ts';
import { describePassage } from './describe.ts';
import { deviceId } from './device.ts';
import { realDisk, type Disk } from './disk.ts';
import { createFold } from './fold.ts';
import { createJournal } from './journal/journal.ts';
import { choosePlace, journalFolder, placesOf, textsFolder } from './place.ts';
import {
  RECORD_VERSION,
  type ArticleIdentity,
  type JournalRecord,
  type Statement,
} from './journal/record.ts';
import { createKeptTexts } from './texts.ts';
import { followJournals } from './journal/follow.ts';

export type { ArticleIdentity } from './journal/record.ts';

export interface AnnotationStore {
  /** The folder that holds this device's journal and the kept texts. */
  readonly dir: string;
  /** `data-folder` when the library is read-only. */
  readonly keptIn: 'library' | 'data-folder';
  /** Lines of all journals whose checksum fails: kept as they are, not read. */
  readonly damagedRecords: number;
  /** Sound records of a newer version of the program: kept as they are, not understood. */
  readonly newerRecords: number;
  /** The article's annotations in the order of the text they were made on. */
  of(articleId: string): readonly Annotation[];
  count(articleId: string): number;
  find(annotationId: string): Annotation | null;
  /** The newest known identity of every article that was ever annotated. */
  identities(): readonly ArticleIdentity[];
  /** Resolves when the annotation and the text it was made on are safe on disk. Fails with `save-failed`. */
  annotate(input: NewAnnotation, article: ArticleIdentity, text: string): Promise<Annotation>;
  /** Fails with `annotation-not-found` or `save-failed`. */
  change(input: AnnotationChange): Promise<Annotation>;
  /** Fails with `annotation-not-found` or `save-failed`. */
  delete(annotationId: string): Promise<void>;
  /** Undoes a deletion. Fails with `annotation-not-found` or `save-failed`. */
  restore(annotationId: string): Promise<Annotation>;
  /** An annotated article got another path, other bytes or another text; of other articles nothing is recorded. */
  recordIdentity(identity: ArticleIdentity): Promise<void>;
  /** The text of an annotated version; null when it is not there or damaged. */
  keptText(textHash: string): Promise<string | null>;
  /** Told the articles whose annotations changed, here or on another device. */
  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe;
  /** Finishes what is being written. */
  close(): Promise<void>;
}

/** `start` and `end` count in the text that is given with it. */
interface NewAnnotation {
  readonly annotationId: string;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
}

/** What is not named stays. */
interface AnnotationChange {
  readonly annotationId: string;
  readonly colour?: Colour | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

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
  const place = await choosePlace({ ...o, device }, disk);
  const places = placesOf(o.libraryDir, o.fallbackDir);
  const journal = createJournal({ ...place, folder: journalFolder(place.dir), device, disk });
  const texts = createKeptTexts({
    folder: textsFolder(place.dir),
    others: places.filter((dir) => dir !== place.dir).map(textsFolder),
    disk,
    prepare: place.prepare,
  });
  const clock = createClock(o.now);
  const fold = createFold();
  const listeners = new Set<(articleIds: readonly string[]) => void>();
  const tell = (articleIds: readonly string[]): void => {
    for (const listener of articleIds.length > 0 ? listeners : []) listener(articleIds);
  };
  const following = await followJournals({
    folders: places.map(journalFolder),
    device,
    journal,
    disk,
    pollMs: o.pollMs ?? 2_000,
    take: (record) => {
      clock.observe(record.stamp);
      return fold.apply(record);
    },
    observe: (stamp) => clock.observe(stamp),
    onChange: tell,
  });

  let isClosed = false;
  const append = async (statements: readonly Statement[]): Promise<void> => {
    if (isClosed) throw new ExpectedError('unavailable', 'The annotations of this library were closed.');
    const records = statements.map((statement): JournalRecord => ({
      v: RECORD_VERSION,
      stamp: clock.next(),
      device,
      wallTime: o.now(),
      ...statement,
    }));
    await journal.append(records);
    tell([...new Set(records.map((record) => fold.apply(record)).filter((id) => id !== null))]);
  };
  const found = (annotation: Annotation | null): Annotation => {
    if (annotation) return annotation;
    throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
  };
  const isKnown = (identity: ArticleIdentity): boolean =>
    isSameIdentity(identity, fold.identity(identity.id));

  return {
    dir: place.dir,
    keptIn: place.keptIn,
    get damagedRecords() {
      return following.damaged();
    },
    get newerRecords() {
      return following.newer();
    },
    of: (articleId) => fold.of(articleId),
    count: (articleId) => fold.count(articleId),
    find: (annotationId) => fold.find(annotationId),
    identities: () => fold.identities(),
    annotate: async ({ annotationId: id, articleId, start, end, colour, note, tags }, article, text) => {
      const passage = describePassage(text, article.textHash, start, end);
      await texts.keep(article.textHash, text);
      await append([
        ...(isKnown(article) ? [] : [{ kind: 'identify' as const, article }]),
        { kind: 'annotate', id, articleId, passage, colour, note, tags: [...tags] },
      ]);
      return found(fold.findEver(id));
    },
    change: async ({ annotationId: id, colour, note, tags }) => {
      const annotation = found(fold.find(id));
      if (colour === undefined && note === undefined && tags === undefined) return annotation;
      await append([{ kind: 'change', id, ...given({ colour, note, tags: tags && [...tags] }) }]);
      return found(fold.findEver(id));
    },
    delete: async (id) => {
      found(fold.find(id));
      await append([{ kind: 'delete', id }]);
    },
    restore: async (id) => {
      found(fold.findEver(id));
      if (!fold.find(id)) await append([{ kind: 'restore', id }]);
      return found(fold.findEver(id));
    },
    recordIdentity: async (article) => {
      if (fold.identity(article.id) === null || isKnown(article)) return;
      await append([{ kind: 'identify', article }]);
    },
    keptText: (textHash) => texts.read(textHash),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      isClosed = true;
      await following.close();
      await journal.undisturbed(() => Promise.resolve());
    },
  };
}

const isSameIdentity = (a: ArticleIdentity, b: ArticleIdentity | null): boolean =>
  b !== null &&
  a.path === b.path &&
  a.bytesHash === b.bytesHash &&
  a.textHash === b.textHash &&
  a.title === b.title;

/** Only the fields that have a value. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  // Removing entries keeps every other one's type; Object.entries loses it.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
