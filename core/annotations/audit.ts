/**
 * Takes account of everything that is kept of a library's annotations, file by file: journals, texts and snapshots are
 * read from disk again and every checksum is made anew. Reads only; long files are gone through in slices.
 */
import { basename, join } from 'node:path';
import { systemCode, unless, type Disk } from './disk.ts';
import { forEachInSlices } from './in-slices.ts';
import { decodeLines, type WholeLine } from './journal/line.ts';
import { isJournal, segmentOf } from './journal/segments.ts';
import { journalFolder, snapshotsFolder, textsFolder } from './place.ts';
import { decodeSnapshot } from './snapshots/snapshot-file.ts';
import { readSnapshotName } from './snapshots/snapshot-name.ts';
import { holdsText, textHashOf } from './texts.ts';

/** What one device has written, as far as its records are here. */
export interface DeviceAccount {
  readonly id: string;
  /** By its own clock, in milliseconds since the epoch. */
  readonly lastSeenAt: number;
  readonly records: number;
}

export interface JournalAccount {
  /** The folder that this device writes to. */
  readonly dir: string;
  readonly bytes: number;
  readonly records: number;
  /** When this device last wrote, in milliseconds since the epoch; null when it never did. */
  readonly lastWriteAt: number | null;
  readonly devices: readonly DeviceAccount[];
}

/** What a file was found to hold. */
export type Checked =
  | { readonly kind: 'journal'; readonly records: number; readonly damaged: number; readonly newer: number }
  | { readonly kind: 'journal-unreadable' }
  | { readonly kind: 'text'; readonly textHash: string; readonly isSound: boolean }
  | { readonly kind: 'snapshot'; readonly isSound: boolean };

export interface KeptFile {
  /** Absolute. */
  readonly path: string;
  readonly check: () => Promise<Checked>;
}

export interface Audit {
  readonly device: string;
  journal(): Promise<JournalAccount>;
  /** Everything that is kept: to be checked one after another. */
  files(): Promise<readonly KeptFile[]>;
}

export interface AuditOptions {
  /** Every place that may hold something; the one this device writes to comes first. */
  readonly places: () => readonly string[];
  readonly device: string;
  readonly disk: Disk;
  /** Every record that was read; what stands in two files comes twice. */
  readonly lines: () => Iterable<WholeLine>;
}

export function createAudit({ places, device, disk, lines }: AuditOptions): Audit {
  const filesOf = async (folderOf: (place: string) => string): Promise<string[]> => {
    const folders = [...new Set(places())].map(folderOf);
    const lists = await Promise.all(
      folders.map(async (folder) => ((await disk.list(folder)) ?? []).map((name) => join(folder, name))),
    );
    return lists.flat().sort();
  };
  const journals = async (): Promise<string[]> =>
    (await filesOf(journalFolder)).filter((file) => isJournal(basename(file)));

  const checkJournal = async (file: string): Promise<Checked> => {
    try {
      // A name may lead to no file: to a folder, to nothing, or to what never ends.
      if (!(await disk.state(file))) return { kind: 'journal-unreadable' };
      const found = { record: 0, newer: 0, damaged: 0 };
      await forEachInSlices(decodeLines(await disk.read(file)), ({ kind }) => found[kind]++);
      const { record, newer, damaged } = found;
      return { kind: 'journal', records: record, damaged, newer };
    } catch (error) {
      if (systemCode(error) === null) throw error;
      return { kind: 'journal-unreadable' };
    }
  };
  const checkSnapshot = async (file: string): Promise<Checked> => {
    const bytes = await unless(['ENOENT'], disk.read(file));
    return { kind: 'snapshot', isSound: bytes === null || (await decodeSnapshot(bytes)) !== null };
  };

  return {
    device,
    journal: async () => {
      const devices = new Map<string, { lastSeenAt: number; records: number }>();
      await forEachInSlices(lines(), ({ record }) => {
        const known = devices.get(record.device) ?? { lastSeenAt: 0, records: 0 };
        devices.set(record.device, known);
        known.records++;
        known.lastSeenAt = Math.max(known.lastSeenAt, record.stamp.time);
      });
      const files = await journals();
      const states = await Promise.all(files.map(async (file) => ({ file, state: await disk.state(file) })));
      const own = states.filter(({ file }) => segmentOf(device, basename(file)) !== null);
      const written = own.flatMap(({ state }) => (state && state.size > 0 ? [state.mtimeMs] : []));
      return {
        dir: journalFolder(places()[0] ?? ''),
        bytes: states.reduce((sum, { state }) => sum + (state?.size ?? 0), 0),
        records: [...devices.values()].reduce((sum, { records }) => sum + records, 0),
        lastWriteAt: written.length === 0 ? null : Math.round(Math.max(...written)),
        devices: [...devices].map(([id, account]) => ({ id, ...account })),
      };
    },
    files: async () => {
      const texts = (await filesOf(textsFolder)).flatMap((path) => {
        const textHash = textHashOf(basename(path));
        return textHash === null ? [] : [{ path, textHash }];
      });
      const snapshots = (await filesOf(snapshotsFolder)).filter((file) => readSnapshotName(basename(file)));
      return [
        ...(await journals()).map((path) => ({ path, check: () => checkJournal(path) })),
        ...texts.map(({ path, textHash }) => ({
          path,
          check: async (): Promise<Checked> => ({
            ...{ kind: 'text', textHash },
            isSound: await holdsText(disk, path, textHash),
          }),
        })),
        ...snapshots.map((path) => ({ path, check: () => checkSnapshot(path) })),
      ];
    },
  };
}
