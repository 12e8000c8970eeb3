/** Reads the source of the article that a person opens, with patience for one that is being written or renamed. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ExpectedError } from '../../contract/reply.ts';
import type { Ingested, IngestedArticle } from '../ingest/ingest.ts';
import { ThreadEnded } from '../threads/threads.ts';
import type { Look } from './disk-view.ts';
import { stampOf, type ArticleEntry, type SourceStamp } from './entries.ts';

const TRIES = 8;
const PAUSE_MS = 200;

export interface OpeningOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly entryOf: (articleId: string) => ArticleEntry | null;
  /** False while the library is missing: then there is nothing to wait for. */
  readonly isPresent: () => boolean;
  readonly look: Look;
  readonly ingestFile: (input: { file: string }) => Promise<Ingested>;
}

export interface Opened {
  readonly entry: ArticleEntry;
  /** As the file was just before it was read: should it change meanwhile, it is seen to have changed. */
  readonly stamp: SourceStamp;
  readonly article: IngestedArticle;
}

/** Fails with `article-not-found` or `source-unreadable`. */
export async function readOpened(
  articleId: string,
  { dir, entryOf, isPresent, look, ingestFile }: OpeningOptions,
): Promise<Opened> {
  for (let tries = 1; ; tries++) {
    // Asked each time: a renamed article has another path by now.
    const entry = entryOf(articleId);
    if (!entry) throw new ExpectedError('article-not-found', 'There is no such article.');
    const stamp = await lookAt(entry, look);
    const ingested = await read(ingestFile, join(dir, entry.path));
    if (ingested.kind === 'article') return { entry, stamp, article: ingested.article };
    if (ingested.kind === 'refused' || !isPresent() || tries === TRIES)
      throw new ExpectedError('source-unreadable', 'The source of the article cannot be read.', entry.path);
    await pause(PAUSE_MS);
  }
}

/** Another text is often another file. What cannot be looked at is as it was, until the watch tells. */
async function lookAt(entry: ArticleEntry, look: Look): Promise<SourceStamp> {
  try {
    return (await look(entry.path)) ?? stampOf(entry);
  } catch {
    return stampOf(entry);
  }
}

/** A source on which the thread died twice is refused, as it is when it arrives. */
async function read(ingestFile: OpeningOptions['ingestFile'], file: string): Promise<Ingested> {
  try {
    return await ingestFile({ file });
  } catch (error) {
    if (error instanceof ThreadEnded) return { kind: 'refused', reason: 'unreadable', bytes: null };
    throw error;
  }
}
