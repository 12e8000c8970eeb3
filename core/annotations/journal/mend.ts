/**
 * Makes the library's journals whole again: what a person or a sync program took away while the program runs, and what was
 * written to the data folder while the library was read-only, is written to this device's journal. Only ever appends.
 */
import type { Journal } from './journal.ts';
import type { Journals } from './journals.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { WholeLine } from './line.ts';

/** Records written at once: some milliseconds' work. */
const PORTION = 1_000;

export interface MendOptions {
  readonly journals: Pick<Journals, 'lines'>;
  readonly journal: Pick<Journal, 'writeAgain'>;
  readonly ledger: Ledger;
  /** Makes the folders that vanished; throws while the library itself is not there. */
  readonly prepare: () => Promise<void>;
}

/** Writes what vanished from the journals again; answers how many records. Throws what the system says, or `save-failed`. */
export async function mendJournals({ journals, journal, ledger, prepare }: MendOptions): Promise<number> {
  if (ledger.overdue().length === 0) return 0;
  // Most of what a file no longer holds stands in another one, such as a conflict copy.
  for (const line of journals.lines()) ledger.see(line);
  const lost = ledger.overdue();
  if (lost.length === 0) return 0;
  await prepare();
  await inPortions(lost, async (lines) => {
    await journal.writeAgain(lines);
    // Written again it is expected anew, from this look on.
    for (const line of lines) ledger.see(line);
    ledger.expect(lines);
  });
  return lost.length;
}

/** Writes what stands in `from` and not in `home` into the journal, which is in `home`; answers how many records. */
export async function bringHome(
  from: string,
  home: string,
  { journals, journal }: Pick<MendOptions, 'journals' | 'journal'>,
): Promise<number> {
  const away = createLedger();
  away.expect(journals.lines(from));
  if (away.all().length === 0) return 0;
  for (const line of journals.lines(home)) away.see(line);
  const lines = away.all();
  await inPortions(lines, (portion) => journal.writeAgain(portion));
  return lines.length;
}

async function inPortions(
  lines: readonly WholeLine[],
  write: (portion: readonly WholeLine[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < lines.length; start += PORTION)
    await write(lines.slice(start, start + PORTION));
}
