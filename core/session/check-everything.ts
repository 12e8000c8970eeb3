/**
 * The thorough check: everything that is kept is read from disk again, every annotated source is read again, and every
 * passage is found anew. Finds and counts; what can be put right by reading again is put right.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { basisOf } from '../../contract/annotation.ts';
import type { CheckResult, Finding } from '../../contract/health.ts';
import type { Progress } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { Checked } from '../annotations/audit.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { fileErrorCode } from '../files/errors.ts';
import { inSteps } from '../library/in-steps.ts';
import type { Library } from '../library/library.ts';
import { annotatedArticle } from './annotated-article.ts';
import type { LibraryAnchors } from './library-anchors.ts';
import { textIfThere } from './review-window.ts';

export interface CheckSources {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly store: AnnotationStore;
  readonly library: Library;
  readonly anchors: LibraryAnchors;
  readonly now: () => number;
}

export interface Checking {
  readonly onProgress: (progress: Progress) => void;
  /** True when the check is to end at once: then it fails with `unavailable`. */
  readonly isEnded: () => boolean;
}

type Counts = Omit<CheckResult, 'at' | 'tookMs' | 'findings'>;

export async function checkEverything(sources: CheckSources, checking: Checking): Promise<CheckResult> {
  const { store, now } = sources;
  const at = now();
  const files = await store.audit.files();
  const annotated = await inSteps(annotatedIn(store));
  const total = files.length + annotated.length;
  const counts = { journalFiles: 0, records: 0, keptTexts: 0, anchors: 0, sources: 0 };
  const findings: Finding[] = [];
  const sound = new Set<string>();
  let done = 0;
  const step = (): void => {
    if (checking.isEnded()) throw new ExpectedError('unavailable', 'The library was closed.');
    checking.onProgress({ done: done++, total });
  };
  for (const { path, check } of files) {
    step();
    const checked = await check();
    count(checked, counts);
    findings.push(...findingsOf(path, checked));
    if (checked.kind === 'text' && checked.isSound) sound.add(checked.textHash);
  }
  for (const articleId of annotated) {
    step();
    findings.push(...(await checkArticle(articleId, sources, sound, counts)));
  }
  if (!(await sources.anchors.addsUp()))
    findings.push({ kind: 'anchors-do-not-add-up', subject: sources.dir, count: 1 });
  return { at, tookMs: now() - at, ...counts, findings };
}

/** The articles that have living annotations, each once. */
function* annotatedIn(store: AnnotationStore): Generator<undefined, string[]> {
  const articleIds = new Set<string>();
  for (const { articleId } of store.all()) {
    articleIds.add(articleId);
    yield;
  }
  return [...articleIds];
}

function count(checked: Checked, counts: { -readonly [K in keyof Counts]: number }): void {
  if (checked.kind === 'text') counts.keptTexts++;
  if (checked.kind === 'journal' || checked.kind === 'journal-unreadable') counts.journalFiles++;
  if (checked.kind === 'journal') counts.records += checked.records + checked.newer;
}

function findingsOf(subject: string, checked: Checked): Finding[] {
  switch (checked.kind) {
    case 'journal-unreadable':
      return [{ kind: 'journal-unreadable', subject, count: 1 }];
    case 'text':
      return checked.isSound ? [] : [{ kind: 'text-damaged', subject, count: 1 }];
    case 'snapshot':
      return checked.isSound ? [] : [{ kind: 'snapshot-damaged', subject, count: 1 }];
    case 'journal': {
      const { damaged, newer } = checked;
      const found: Finding[] = [
        { kind: 'journal-damaged', subject, count: damaged },
        { kind: 'journal-newer', subject, count: newer },
      ];
      return found.filter((finding) => finding.count > 0);
    }
  }
}

async function checkArticle(
  articleId: string,
  sources: CheckSources,
  sound: ReadonlySet<string>,
  counts: { -readonly [K in keyof Counts]: number },
): Promise<Finding[]> {
  const { store, library, anchors } = sources;
  const annotations = store.of(articleId);
  const { path: subject } = annotatedArticle(articleId, sources);
  const found = (kind: Finding['kind'], count: number): Finding[] =>
    count > 0 ? [{ kind, subject, count }] : [];
  const lacking = annotations.filter((annotation) => !sound.has(basisOf(annotation).textHash)).length;
  const findings = found('text-missing', lacking);
  if (!library.entry(articleId)) return findings;
  counts.sources++;
  const isReadable = await readAgain(articleId, sources);
  const today = isReadable ? await textIfThere(library.textInBackground(articleId)) : null;
  if (!today) return [...findings, ...found('source-unreadable', 1)];
  counts.anchors += annotations.length;
  const wrong = await anchors.recheck(annotations, today);
  return [...findings, ...found('anchors-do-not-add-up', wrong)];
}

/** Compares a source with what the catalog knows; one that is another is taken in anew. False when it cannot be read. */
async function readAgain(articleId: string, { dir, library }: CheckSources): Promise<boolean> {
  const entry = library.entry(articleId);
  if (!entry) return true;
  const bytesHash = await hashOfFile(join(dir, entry.path));
  if (bytesHash === null) return false;
  if (bytesHash === entry.bytesHash) return true;
  return (await textIfThere(library.open(articleId))) !== null;
}

/** SHA-256 in hex, read piece by piece; null when it cannot be read. */
async function hashOfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(piece);
    return hash.digest('hex');
  } catch (error) {
    if (fileErrorCode(error) === null) throw error;
    return null;
  }
}
