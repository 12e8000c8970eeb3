/**
 * What is done for a library after every look at its journals: notes written to the data folder are brought home, what
 * vanished is written again, the day's snapshot is taken. Whatever the disk refuses is tried again after the next look.
 */
import type { Disk } from './disk.ts';
import type { Journals } from './journal/journals.ts';
import type { Ledger } from './journal/ledger.ts';
import { bringHome, mendJournals } from './journal/mend.ts';
import type { Keeping } from './keeping.ts';
import { journalFolder, snapshotsFolder, textsFolder } from './place.ts';
import { removeAbandoned } from './replace-file.ts';
import { bringTextsHome } from './texts.ts';

/** Records that vanished from the journals while the program ran, and were written again from memory. */
export interface Mended {
  readonly records: number;
  /** When the last of them were, in ms since the epoch. */
  readonly at: number;
}

export interface UpkeepOptions {
  readonly keeping: Keeping;
  readonly ledger: Ledger;
  /** The folder in the user's data where annotations go while the library is read-only. */
  readonly fallbackDir: string;
  readonly disk: Disk;
  readonly now: () => number;
  /** Takes the day's snapshot if it is missing. */
  readonly takeSnapshot: () => Promise<void>;
  /** Told when vanished records were written again, or the notes moved into the library. */
  readonly onMended: () => void;
}

export interface Upkeep {
  /** Null while nothing was ever missing. */
  readonly mended: Mended | null;
  afterLook(journals: Journals): Promise<void>;
}

export function createUpkeep(o: UpkeepOptions): Upkeep {
  const { keeping, ledger, disk } = o;
  let mended: Mended | null = null;
  /** How many records stood in the data folder when they were last brought home. */
  let broughtHome = 0;
  let isTidy = false;

  const bringAllHome = async (journals: Journals): Promise<void> => {
    if (await keeping.returnHome()) o.onMended();
    const from = journalFolder(o.fallbackDir);
    const away = [...journals.lines(from)].length;
    if (keeping.place.keptIn !== 'library' || away === broughtHome) return;
    await bringTextsHome(keeping.texts, textsFolder(o.fallbackDir), textsFolder(keeping.place.dir), disk);
    await bringHome(from, journalFolder(keeping.place.dir), { journals, journal: keeping.journal });
    broughtHome = away;
  };
  const tidy = async (): Promise<void> => {
    if (isTidy) return;
    for (const folder of [textsFolder, snapshotsFolder])
      await removeAbandoned(disk, folder(keeping.place.dir), o.now());
    isTidy = true;
  };

  return {
    get mended() {
      return mended;
    },
    afterLook: async (journals) => {
      const { journal, place } = keeping;
      const records = await mendJournals({ journals, journal, ledger, prepare: place.prepare });
      if (records > 0) mended = { records: (mended?.records ?? 0) + records, at: o.now() };
      if (records > 0) o.onMended();
      await bringAllHome(journals);
      await tidy();
      await o.takeSnapshot();
    },
  };
}
