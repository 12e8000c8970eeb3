/** Opens what is kept of a library beside its articles: annotations and reading positions, in one folder. */
import { join } from 'node:path';
import type { Reading } from '../../contract/article.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { openAnnotations } from '../annotations/annotations.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { deviceId } from '../annotations/device.ts';
import { realDisk } from '../annotations/disk.ts';
import type { RememberedArticle } from '../library/entries.ts';
import { NOT_READ } from '../library/reading-format.ts';
import { openReading, type ReadingPositions } from '../library/reading.ts';

export interface KeepingsOptions {
  readonly libraryDir: string;
  /** Where they go when the library is read-only. */
  readonly fallbackDir: string;
  readonly dataDir: string;
  readonly now: () => number;
}

export interface Keepings {
  readonly annotations: AnnotationStore;
  readonly reading: ReadingPositions;
}

/** Null while the library is missing. Fails with `annotations-unreadable` or `save-failed`. */
export async function openKeepings(options: KeepingsOptions): Promise<Keepings | null> {
  const { libraryDir, fallbackDir, dataDir } = options;
  try {
    const annotations = await openAnnotations(options);
    const folders = [annotations.dir, join(libraryDir, '.seedleaf'), fallbackDir];
    const [folder = '', ...others] = [...new Set(folders)].map((dir) => join(dir, 'reading'));
    const reading = await openReading({ folder, device: await deviceId(dataDir, realDisk), others });
    return { annotations, reading };
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'library-missing') return null;
    throw error;
  }
}

/** Every article that an annotation or a reading position remembers; what an annotation says comes last, and counts. */
export function* rememberedBy({ annotations, reading }: Keepings): Iterable<RememberedArticle> {
  for (const [id, { path, bytesHash }] of reading.all()) yield { id, path, bytesHash, textHash: null };
  yield* annotations.identities();
}

/** How far an article was read. */
export function readingOf(articleId: string, keepings: Keepings | null): Reading {
  const position = keepings?.reading.get(articleId);
  if (!position) return NOT_READ;
  const { offset, progress, at } = position;
  return { offset, progress, at };
}

/** Closes both, also when one fails; then the failure is thrown on. */
export async function closeKeepings({ annotations, reading }: Keepings): Promise<void> {
  try {
    await reading.close();
  } finally {
    await annotations.close();
  }
}
