/**
 * Where this device writes: its journal and the texts. In the library; while that is read-only in the data folder, from
 * where it moves back as soon as it can. Owns no record.
 */
import type { Disk } from './disk.ts';
import { createJournal, type Journal, type JournalOptions } from './journal/journal.ts';
import { choosePlace, journalFolder, libraryIfWritable, placesOf, textsFolder, type Place } from './place.ts';
import { createKeptTexts, type KeptTexts } from './texts.ts';

export interface KeepingOptions {
  readonly libraryDir: string;
  readonly fallbackDir: string;
  readonly device: string;
  readonly disk: Disk;
  readonly onSaved: JournalOptions['onSaved'];
}

export interface Keeping {
  readonly place: Place;
  readonly journal: Journal;
  readonly texts: KeptTexts;
  /** Moves into the library when it can be written again; true when it did. What was written stays where it is. */
  returnHome(): Promise<boolean>;
}

/** Fails as `choosePlace` does. */
export async function openKeeping(o: KeepingOptions): Promise<Keeping> {
  const textsIn = ({ dir, prepare }: Place): KeptTexts =>
    createKeptTexts({
      folder: textsFolder(dir),
      others: placesOf(o.libraryDir, o.fallbackDir)
        .filter((other) => other !== dir)
        .map(textsFolder),
      disk: o.disk,
      prepare,
    });
  let place = await choosePlace(o, o.disk);
  let texts = textsIn(place);
  const journal = createJournal({ ...o, ...place, folder: journalFolder(place.dir) });
  return {
    get place() {
      return place;
    },
    journal,
    get texts() {
      return texts;
    },
    returnHome: async () => {
      if (place.keptIn === 'library') return false;
      const home = await libraryIfWritable(o, o.disk);
      if (!home) return false;
      await journal.moveTo({ ...home, folder: journalFolder(home.dir) });
      texts = textsIn(home);
      place = home;
      return true;
    },
  };
}
