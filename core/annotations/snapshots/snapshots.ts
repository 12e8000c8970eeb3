/**
 * The snapshots of a library: takes the day's, keeps the last fortnight of its own, lists those of all devices, and says
 * what a restore would change before it does. Restoring only appends; no snapshot is ever written twice.
 */
import { join } from 'node:path';
import type { SnapshotChange, SnapshotInfo } from '../../../contract/snapshots.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { unless, type Disk } from '../disk.ts';
import { createFold, type Fold } from '../fold.ts';
import { forEachInSlices, slicesOf } from '../in-slices.ts';
import type { WholeLine } from '../journal/line.ts';
import type { TimedStatement } from '../statements.ts';
import type { Snapshots } from '../store.ts';
import { compareSnapshot, undoing, type Difference } from './compare-snapshot.ts';
import { decodeSnapshot, readSnapshotHead } from './snapshot-file.ts';
import { readSnapshotName, type SnapshotName } from './snapshot-name.ts';
import { unknownLines } from './unknown-lines.ts';

/** More than a person looks through; the counts say how many there are. */
const MAX_SHOWN = 1_000;

export interface SnapshotsOptions {
  /** The folders snapshots may be in. */
  readonly folders: () => readonly string[];
  readonly device: string;
  readonly disk: Disk;
  readonly now: () => number;
  /** Today's annotations. */
  readonly fold: Fold;
  /** Everything recorded, as far as is known; some of it twice. */
  readonly lines: () => Iterable<WholeLine>;
  /** Writes what is known to have been recorded once, as it is, and takes it in. */
  readonly writeAgain: (lines: readonly WholeLine[]) => Promise<void>;
  readonly append: (statements: readonly TimedStatement[]) => Promise<void>;
}

export function createSnapshots(o: SnapshotsOptions): Snapshots {
  const read = async (name: string): Promise<readonly WholeLine[]> => {
    const { folder } = (await found(o)).find((each) => each.name === name) ?? {};
    const bytes = folder === undefined ? null : await unless(['ENOENT'], o.disk.read(join(folder, name)));
    if (!bytes) throw new ExpectedError('snapshot-not-found', 'There is no such snapshot.', name);
    const lines = await decodeSnapshot(bytes);
    if (!lines) throw new ExpectedError('snapshot-damaged', 'The snapshot is damaged.', name);
    return lines;
  };
  const differences = async (past: Fold): Promise<{ list: Difference[]; unchanged: number }> => {
    const list: Difference[] = [];
    let unchanged = 0;
    await forEachInSlices(compareSnapshot(past, o.fold), (difference) => {
      if (difference) list.push(difference);
      else unchanged++;
    });
    return { list, unchanged };
  };

  return {
    list: async () => {
      const infos = await Promise.all((await found(o)).map((each) => infoOf(each, o)));
      return infos.filter((info) => info !== null).sort((a, b) => (a.name < b.name ? 1 : -1));
    },
    preview: async (name) => {
      const past = await foldOf(await read(name));
      const { list, unchanged } = await differences(past);
      const changes = list.map((difference) => shown(difference, [o.fold, past])).sort(byArticle);
      return { name, ...count(list), unchanged, changes: changes.slice(0, MAX_SHOWN) };
    },
    restore: async (name, { annotationIds, removeMadeSince = false }) => {
      const lines = await read(name);
      const past = await foldOf(lines);
      const chosen = annotationIds && new Set(annotationIds);
      const toUndo = async (): Promise<Difference[]> =>
        (await differences(past)).list.filter(
          ({ annotationId, kind }) =>
            (!chosen || chosen.has(annotationId)) && (kind !== 'made-since' || removeMadeSince),
        );
      const undone = await toUndo();
      // What stands in no journal any more.
      const lost = await unknownLines(
        chosen ? lines.filter((line) => concerns(line, chosen)) : lines,
        o.lines(),
      );
      for await (const slice of slicesOf(lost)) await o.writeAgain(slice);
      for await (const slice of slicesOf(await toUndo()))
        await o.append(slice.flatMap((each) => undoingToday(each, o)));
      const { addedBack, changedBack, madeSince } = count(undone);
      return { addedBack, changedBack, removed: madeSince };
    },
  };
}

const undoingToday = (difference: Difference, { fold, now }: SnapshotsOptions): TimedStatement[] => {
  const { annotationId } = difference;
  return undoing(difference, fold.findEver(annotationId), fold.find(annotationId) === null, now());
};

/** Every snapshot of the folders, each name once. */
async function found({ folders, disk }: SnapshotsOptions): Promise<(SnapshotName & { folder: string })[]> {
  const byName = new Map<string, SnapshotName & { folder: string }>();
  for (const folder of folders())
    for (const name of (await disk.list(folder)) ?? []) {
      const read = readSnapshotName(name);
      if (read && !byName.has(name)) byName.set(name, { ...read, folder });
    }
  return [...byName.values()];
}

/** Null for one that vanished meanwhile. */
async function infoOf(
  { name, day, device, folder }: SnapshotName & { folder: string },
  o: SnapshotsOptions,
): Promise<SnapshotInfo | null> {
  const bytes = await unless(['ENOENT'], o.disk.read(join(folder, name)));
  if (!bytes) return null;
  const head = await readSnapshotHead(bytes);
  return {
    ...{ name, day, device, isOwn: device === o.device, bytes: bytes.length },
    ...{ takenAt: head?.takenAt ?? null, annotations: head?.annotations ?? null },
  };
}

async function foldOf(lines: readonly WholeLine[]): Promise<Fold> {
  const fold = createFold();
  await forEachInSlices(lines, (line) => {
    if (line.kind === 'record') fold.apply(line.record);
  });
  return fold;
}

/** Whether a line says something of these annotations, or of an article they may belong to. */
const concerns = (line: WholeLine, ids: ReadonlySet<string>): boolean =>
  line.kind === 'record' &&
  (line.record.kind === 'identify' || ('id' in line.record && ids.has(line.record.id)));

const count = (list: readonly Difference[]) => {
  const of = (kind: Difference['kind']): number => list.filter((each) => each.kind === kind).length;
  return { addedBack: of('added-back'), changedBack: of('changed-back'), madeSince: of('made-since') };
};

function shown(difference: Difference, folds: readonly Fold[]): SnapshotChange {
  const articleId = (difference.then ?? difference.now)?.articleId ?? '';
  const titles = folds.map((fold) => fold.identity(articleId)?.title);
  return { ...difference, articleId, articleTitle: titles.find((title) => title !== undefined) ?? null };
}

const byArticle = (a: SnapshotChange, b: SnapshotChange): number => {
  const [x, y] = [a.articleTitle ?? '', b.articleTitle ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return startOf(a) - startOf(b);
};
const startOf = ({ then, now }: SnapshotChange): number => (then ?? now)?.passage.start ?? 0;
