/** What the import thread answers: the records of a file, and where passages stand in an article. */
import type { ImportFormat, ImportWarning } from '../../contract/interchange.ts';
import type { Functions } from '../threads/threads.ts';
import type { ForeignRecord } from './foreign.ts';
import { placePassages } from './import/place-passages.ts';
import { readFile } from './read/read-file.ts';

/** Records that cross together: unpacked in some milliseconds. */
const PORTION = 500;

export interface ReadRecords {
  readonly format: ImportFormat;
  readonly warnings: readonly ImportWarning[];
  readonly count: number;
  /** Lists of records as JSON: the engine unpacks one at a time, as it could not what is cloned in one piece. */
  readonly portions: readonly string[];
}

/** Fails with `import-unreadable` or `import-cut-short`. */
function readRecords({ name, base64 }: { readonly name: string; readonly base64: string }): ReadRecords {
  const { format, warnings, records } = readFile(Buffer.from(base64, 'base64'), name);
  const portions: string[] = [];
  for (let from = 0; from < records.length; from += PORTION)
    portions.push(JSON.stringify(records.slice(from, from + PORTION)));
  return { format, warnings, count: records.length, portions };
}

/** The records of one portion. */
export const unpack = (portion: string): ForeignRecord[] =>
  // Packed by `readRecords` a moment ago.
  JSON.parse(portion) as ForeignRecord[];

export const importFunctions = { readRecords, placePassages } satisfies Functions;
export type ImportFunctions = typeof importFunctions;
