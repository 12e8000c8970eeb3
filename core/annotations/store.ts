/**
 * What a library's annotations can be asked and told, and the shapes of it. `annotations.ts` is the real one. Whatever
 * writes resolves when it is safe on disk, and fails with `save-failed`; whatever takes a list is written whole or not at all.
 */
import type { Annotation, Colour, Passage, Settlement } from '../../contract/annotation.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import type { SnapshotInfo, SnapshotPreview, SnapshotRestored } from '../../contract/snapshots.ts';
import type { Audit } from './audit.ts';
import type { ArticleIdentity } from './journal/record.ts';
import type { Ever, KeptSearch } from './fold.ts';
import type { SameArticle } from './same-articles.ts';
import type { Mended } from './upkeep.ts';

export type { ArticleIdentity } from './journal/record.ts';
export type { SameArticle } from './same-articles.ts';

export interface AnnotationStore {
  /** The folder that holds this device's journal and the kept texts. */
  readonly dir: string;
  /** `data-folder` when the library is read-only. */
  readonly keptIn: 'library' | 'data-folder';
  /** Lines of all journals whose checksum fails: kept as they are, not read. */
  readonly damagedRecords: number;
  /** Sound records of a newer version of the program: kept as they are, not understood. */
  readonly newerRecords: number;
  /** Journal files (absolute paths) that could not be read when they were last looked at. */
  readonly unreadableJournals: readonly string[];
  /** What vanished from the journals while the program runs, and was written again from memory; null when nothing did. */
  readonly mended: Mended | null;
  readonly snapshots: Snapshots;
  /** Takes account of what is kept on disk, and checks it. */
  readonly audit: Audit;
  /** Looks at the journals of all devices at once, and writes again what is missing. */
  lookNow(): Promise<void>;
  /** The article's annotations in the order of the text they were made on. */
  of(articleId: string): readonly Annotation[];
  count(articleId: string): number;
  find(annotationId: string): Annotation | null;
  /** When anything of an annotation was last said, taken back or not, by the merging clock; 0 when nothing ever was. */
  lastSaid(annotationId: string): number;
  /** Every living annotation, in no order. */
  all(): Iterable<Annotation>;
  /** Every annotation that ever was, deleted ones included, in no order. */
  allEver(): Iterable<Ever>;
  /** The newest known identity of every article that was ever annotated. */
  identities(): readonly ArticleIdentity[];
  identity(articleId: string): ArticleIdentity | null;
  /** What people said of pairs of articles. */
  sameArticles(): readonly SameArticle[];
  /** The names people gave to colours; a colour that has its own is not in it. */
  colourNames(): ReadonlyMap<Colour, string>;
  /** The searches people keep, by name. */
  savedSearches(): readonly KeptSearch[];
  /** It counts as saved just now where `savedAt` is left out. */
  saveSearch(search: Omit<KeptSearch, 'savedAt'> & Partial<Pick<KeptSearch, 'savedAt'>>): Promise<void>;
  dropSearch(searchId: string): Promise<void>;
  /** Resolves when the annotation and the text it was made on are safe on disk. */
  annotate(input: NewAnnotation, article: ArticleIdentity, text: string): Promise<Annotation>;
  /** Fails with `annotation-not-found`. */
  change(input: AnnotationChange): Promise<Annotation>;
  changeAll(inputs: readonly AnnotationChange[]): Promise<void>;
  /** Fails with `annotation-not-found`. */
  delete(annotationId: string): Promise<void>;
  /** Ids that are not there, or not any more, are passed over. */
  deleteAll(annotationIds: readonly string[]): Promise<void>;
  /** Undoes a deletion. Fails with `annotation-not-found`. */
  restore(annotationId: string): Promise<Annotation>;
  restoreAll(annotationIds: readonly string[]): Promise<void>;
  /** Writes down what a person decided about passages; null takes it back. Fails with `annotation-not-found`. */
  settleAll(decisions: readonly Decision[]): Promise<void>;
  /**
   * Takes over annotations from elsewhere, with their ids and times, and changes of some that live here. One whose id is
   * known is written over; of one that is not, and of a change, whatever a person says elsewhere later counts.
   */
  adopt(
    adopted: readonly AdoptedAnnotation[],
    articles: readonly ArticleIdentity[],
    changes?: readonly AdoptedChange[],
  ): Promise<void>;
  /** What was annotated as `articleId` until now belongs to `other`, or does not; null takes the answer back. */
  saySame(answer: SameArticle): Promise<void>;
  /** An empty name gives the colour its own again. */
  nameColour(colour: Colour, name: string): Promise<void>;
  /** An annotated article got another path, other bytes or another text; of other articles nothing is recorded. */
  recordIdentity(identity: ArticleIdentity): Promise<void>;
  /** Keeps a text for passages that are described in it; resolves when it is safe on disk. */
  keepText(textHash: string, text: string): Promise<void>;
  /** The text of an annotated version; null when it is not there or damaged. */
  keptText(textHash: string): Promise<string | null>;
  /** Told the articles whose annotations changed, here or on another device. */
  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe;
  /** Told when a search was saved, changed or dropped, here or on another device. */
  onSavedSearches(listener: (nothing: null) => void): Unsubscribe;
  /** Told when a colour got another name, here or on another device. */
  onColourNames(listener: (names: ReadonlyMap<Colour, string>) => void): Unsubscribe;
  /** Told when `mended`, `keptIn` or `dir` says something else. */
  onMended(listener: () => void): Unsubscribe;
  /** Told when this device wrote a snapshot. */
  onSnapshot(listener: () => void): Unsubscribe;
  /** Finishes what is being written. */
  close(): Promise<void>;
}

/** `start` and `end` count in the text that is given with it. */
export interface NewAnnotation {
  /** The SHA-256 of that text, when it is not the one that the article has today. */
  readonly textHash?: string;
  readonly annotationId: string;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
}

/** What is not named stays. */
export interface AnnotationChange {
  readonly annotationId: string;
  readonly colour?: Colour | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /**
   * The time that it then counts as last changed, in milliseconds since the epoch; now when it is left out. What is said
   * is later than all before it either way.
   */
  readonly updatedAt?: number | undefined;
}

export interface Decision {
  readonly annotationId: string;
  readonly settlement: Settlement | null;
}

/** The text its passage is described in must be kept before. Times are milliseconds since the epoch. */
export interface AdoptedAnnotation {
  readonly id: string;
  readonly articleId: string;
  readonly passage: Passage;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** True when nobody knows when it was made: everything that is said of it is later. */
  readonly isUndated?: boolean;
}

/** A change that was made elsewhere; `updatedAt` is when, in milliseconds since the epoch. */
export interface AdoptedChange extends AnnotationChange {
  readonly updatedAt: number;
}

/** Which annotations come back, and whether those made since go. */
interface RestoreChoice {
  readonly annotationIds?: readonly string[] | undefined;
  readonly removeMadeSince?: boolean | undefined;
}

export interface Snapshots {
  /** Newest first. */
  list(): Promise<SnapshotInfo[]>;
  /** Fails with `snapshot-not-found` or `snapshot-damaged`. */
  preview(name: string): Promise<SnapshotPreview>;
  /** Fails as `preview` does, or with `save-failed`; done again it does what is left to do. */
  restore(name: string, choice: RestoreChoice): Promise<SnapshotRestored>;
}
