/** Stretches of time that a person names, as milliseconds since the epoch. Days are those of this computer's clock. */

export const TIMES = ['any', 'today', 'week', 'month', 'year', 'between'] as const;
export type TimeName = (typeof TIMES)[number];

export interface Stretch {
  /** Inclusive; null for no limit. */
  readonly from: number | null;
  /** Exclusive; null for no limit. */
  readonly until: number | null;
}

const DAY_MS = 86_400_000;
const startOfDay = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

/** What a name means now; today is among the last days. */
export function stretchOf(name: Exclude<TimeName, 'between'>, now: number): Stretch {
  const today = startOfDay(now);
  const from = {
    any: null,
    today,
    // Half a day makes up for a day that a change of clocks made shorter or longer.
    week: startOfDay(today - 6 * DAY_MS + DAY_MS / 2),
    month: startOfDay(today - 29 * DAY_MS + DAY_MS / 2),
    year: new Date(new Date(now).getFullYear(), 0, 1).getTime(),
  }[name];
  return { from, until: null };
}

/** A day as a field of a form has it, such as `2026-05-01`; empty for null. */
export function fieldOf(time: number | null): string {
  if (time === null) return '';
  const day = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The first moment of a field's day, or of the day after it; null when the field is empty or half written. */
export function momentOf(field: string, daysAfter = 0): number | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(field) ?? [];
  if (year === '') return null;
  const time = new Date(Number(year), Number(month) - 1, Number(day) + daysAfter).getTime();
  return time >= 0 ? time : 0;
}
