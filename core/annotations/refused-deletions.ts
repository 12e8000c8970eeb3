/**
 * Deletions that the disk refused. Such a record may stand in the file all the same, and would take an annotation away at
 * the next start that was said to stay: it is taken back with the next thing that is written. Pure.
 */
import type { Statement } from './journal/record.ts';

export interface RefusedDeletions {
  /** These statements could not be written. */
  refused(statements: readonly Statement[]): void;
  /** What takes back those whose annotation lives. */
  takingBack(): Statement[];
  /** These were written. */
  written(statements: readonly Statement[]): void;
}

export function createRefusedDeletions(lives: (annotationId: string) => boolean): RefusedDeletions {
  const ids = new Set<string>();
  return {
    refused: (statements) => {
      for (const statement of statements) if (statement.kind === 'delete') ids.add(statement.id);
    },
    takingBack: () => [...ids].filter(lives).map((id) => ({ kind: 'restore', id })),
    written: (statements) => {
      for (const statement of statements) if ('id' in statement) ids.delete(statement.id);
    },
  };
}
