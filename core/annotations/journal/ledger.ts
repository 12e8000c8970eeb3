/**
 * What should stand in the journals as far as is known, and was not seen there yet. Owns how records are told apart;
 * reads and writes nothing.
 */
import { compareStamps } from './clock.ts';
import type { WholeLine } from './line.ts';

interface Expected {
  readonly line: WholeLine;
  /** The look during which it began to be expected. */
  readonly since: number;
}

export interface Ledger {
  /** These were saved here, or stood in a file that is not as it was. */
  expect(lines: Iterable<WholeLine>): void;
  /** This one was read from a file just now. */
  see(line: WholeLine): void;
  /** A look at all files begins. */
  startLook(): void;
  /** What one whole look at least has not found. A sync program puts a file in the place of another within that time. */
  overdue(): readonly WholeLine[];
  /** All that is expected. */
  all(): readonly WholeLine[];
}

export function createLedger(): Ledger {
  /** By their moments: nearly always one each, also when a hundred thousand were said at one time. */
  const expected = new Map<string, Expected[]>();
  let look = 0;

  const list = (isWanted: (entry: Expected) => boolean): WholeLine[] => {
    const lines: WholeLine[] = [];
    for (const entries of expected.values())
      for (const entry of entries) if (isWanted(entry)) lines.push(entry.line);
    return lines;
  };
  return {
    expect: (lines) => {
      for (const line of lines) {
        const key = keyOf(line);
        const entries = expected.get(key);
        if (!entries) expected.set(key, [{ line, since: look }]);
        else if (!entries.some((entry) => isSameLine(entry.line, line))) entries.push({ line, since: look });
      }
    },
    see: (line) => {
      // A library opens with very many lines, and nothing is expected then.
      if (expected.size === 0) return;
      const key = keyOf(line);
      const entries = expected.get(key);
      if (!entries) return;
      const left = entries.filter((entry) => !isSameLine(entry.line, line));
      if (left.length === 0) expected.delete(key);
      else expected.set(key, left);
    },
    startLook: () => {
      look++;
    },
    overdue: () => list(({ since }) => since < look),
    all: () => list(() => true),
  };
}

const keyOf = ({ record: { stamp } }: WholeLine): string => `${stamp.time}.${stamp.count}`;

/** Two devices, or two programs of one, can stamp the same moment: then the content tells. */
export const isSameLine = ({ record: a }: WholeLine, { record: b }: WholeLine): boolean =>
  a === b ||
  (compareStamps(a.stamp, b.stamp) === 0 && a.device === b.device && JSON.stringify(a) === JSON.stringify(b));
