/** The names of journal files. Each device writes only its own: `<device>.jsonl`, then `<device>-2.jsonl` and so on. */

/** Faults of the disk open at most this many files for one device; after that the last one is used again. */
export const MAX_SEGMENTS = 8;

export const segmentName = (device: string, segment: number): string =>
  segment === 1 ? `${device}.jsonl` : `${device}-${segment}.jsonl`;

/** Whether a file holds records, of whatever device; conflict copies of sync programs keep the ending too. */
export const isJournal = (name: string): boolean => name.endsWith('.jsonl');

/** The number of a device's segment; null when the file is not one that this device writes. */
export function segmentOf(device: string, name: string): number | null {
  for (let segment = 1; segment <= MAX_SEGMENTS; segment++) {
    if (name === segmentName(device, segment)) return segment;
  }
  return null;
}

/** The segment a device goes on in: its highest, or the first. */
export const lastSegment = (device: string, names: readonly string[]): number =>
  Math.max(1, ...names.map((name) => segmentOf(device, name) ?? 1));
