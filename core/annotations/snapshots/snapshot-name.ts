/** The names of snapshots: `<day>-<device>.jsonl.gz`, so that two devices never write the same file. */

const NAME = /^(\d{4}-\d{2}-\d{2})-([0-9a-f]{16})\.jsonl\.gz$/;

export interface SnapshotName {
  readonly name: string;
  /** The day where it was taken, as `2027-03-01`. */
  readonly day: string;
  readonly device: string;
}

export const snapshotName = (day: string, device: string): string => `${day}-${device}.jsonl.gz`;

/** Null for a file that is no snapshot, such as a conflict copy or one half written. */
export function readSnapshotName(name: string): SnapshotName | null {
  const [, day, device] = NAME.exec(name) ?? [];
  return day === undefined || device === undefined ? null : { name, day, device };
}

/** The day of a moment (ms since the epoch) by the clock on the wall. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
