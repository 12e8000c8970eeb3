/** What the library knows of a source without reading it again. */
import type { RefusalReason } from '../../contract/library.ts';

/** A source as the file system describes it; the path is relative, with `/` between folders. */
export interface SourceStamp {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

/** An article of the library, or one whose source is away. Times are milliseconds since the epoch. */
export interface ArticleEntry extends SourceStamp {
  readonly id: string;
  readonly bytesHash: string;
  readonly textHash: string;
  /** What another version of its text is known by. */
  readonly sketch: string;
  readonly title: string;
  readonly excerpt: string;
  readonly language: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  /** The web address that it says it comes from. Absent where it was not looked for when its source was last read. */
  readonly url?: string | null;
  readonly words: number;
  readonly addedAt: number;
  /** The time of its file; 0 for one that only its annotations tell of, and that was never read here. */
  readonly changedAt: number;
  /** When its source vanished; null while it is there. */
  readonly goneAt: number | null;
  /** When it came back, or with a text that is largely new, after it was known before. */
  readonly cameAt?: number | undefined;
  /** What the text is known by that stood in its place until it came with one that is largely new. */
  readonly former?: string | undefined;
  /** Of one that is gone as its path was judged to be another's. */
  readonly lostPath?: LostPath | undefined;
  /** Of one that is gone and marked: what it may be. */
  readonly doubts?: readonly Doubt[] | undefined;
}

/** An article that another was found to be like when both were compared, whatever became of it since. */
export interface Doubt {
  readonly hereId: string;
  readonly likeness: number;
  readonly kept: number;
}

/** What is known of an article of which more is left elsewhere than at its path. */
export interface LostPath {
  /** True where the file at the path is the one that it was, written to. */
  readonly isSameFile: boolean;
  /** The texts that have more of it; the most first. */
  readonly seenAt: readonly SeenText[];
}

export interface SeenText {
  readonly path: string;
  readonly textHash: string;
}

/** A source that could not be made an article. */
export interface RefusedEntry extends SourceStamp {
  readonly reason: RefusalReason;
  /** Null where the size could not be asked. */
  readonly bytes: number | null;
}

/** What a keeper of annotations or reading positions remembers of an article. */
export interface RememberedArticle {
  readonly id: string;
  readonly path: string;
  readonly bytesHash: string;
  /** Null where only the bytes are remembered. */
  readonly textHash: string | null;
}

/** The source's part of an entry. */
export const stampOf = ({ path, size, mtimeMs, ino }: SourceStamp): SourceStamp => ({
  path,
  size,
  mtimeMs,
  ino,
});
