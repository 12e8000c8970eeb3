/** How many records of an import have which fate. Pure. */
import type { ImportRecord } from '../../contract/interchange.ts';

/** What becomes of a record, in the four kinds that a person counts in. */
export const FATES = ['new', 'change', 'done', 'failed'] as const;
export type Fate = (typeof FATES)[number];

export function fateOf({ action }: ImportRecord): Fate {
  switch (action.kind) {
    case 'new':
    case 'change':
    case 'failed':
      return action.kind;
    case 'same':
    case 'newer':
    case 'repeated':
    case 'older':
      return 'done';
  }
}

export function countActions(records: readonly ImportRecord[]): Readonly<Record<Fate, number>> {
  const counts = { new: 0, change: 0, done: 0, failed: 0 };
  for (const record of records) counts[fateOf(record)]++;
  return counts;
}
