/** Days, months and years as people write them in a query, as spans of time in the computer's own time zone. Pure. */
import { ageUnitNamed, dayNamed, type AgeUnit, type DayName } from './grammar.ts';

/** Milliseconds since the epoch; `until` is exclusive. */
export interface TimeSpan {
  readonly from: number | null;
  readonly until: number | null;
}

interface Time {
  readonly from: number;
  readonly until: number;
}

const between = (from: Date, until: Date): Time => ({ from: from.getTime(), until: until.getTime() });

/** `2026`, `2026-03` or `2026-03-14` as the time it names; null when there is no such day. */
function timeWritten(text: string): Time | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const from = new Date(y, m, d);
  if (from.getFullYear() !== y || from.getMonth() !== m || from.getDate() !== d) return null;
  if (day !== undefined) return between(from, new Date(y, m, d + 1));
  return between(from, month !== undefined ? new Date(y, m + 1, 1) : new Date(y + 1, 0, 1));
}

/** A week begins on its Monday, as ISO 8601 has it. */
function timeOf(name: DayName, now: number): Time {
  const today = new Date(now);
  const [y, m, d] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const monday = d - ((today.getDay() + 6) % 7);
  switch (name) {
    case 'today':
      return between(new Date(y, m, d), new Date(y, m, d + 1));
    case 'yesterday':
      return between(new Date(y, m, d - 1), new Date(y, m, d));
    case 'this-week':
      return between(new Date(y, m, monday), new Date(y, m, monday + 7));
    case 'this-month':
      return between(new Date(y, m, 1), new Date(y, m + 1, 1));
    case 'this-year':
      return between(new Date(y, 0, 1), new Date(y + 1, 0, 1));
  }
}

/** The day that lies so long before today; of a month that has no such day its last one. */
function dayBefore(count: number, unit: AgeUnit, now: number): Time {
  const today = new Date(now);
  const [y, m, d] = [today.getFullYear(), today.getMonth(), today.getDate()];
  if (unit === 'd' || unit === 'w') {
    const day = d - count * (unit === 'w' ? 7 : 1);
    return between(new Date(y, m, day), new Date(y, m, day + 1));
  }
  const month = m - count * (unit === 'y' ? 12 : 1);
  const day = Math.min(d, new Date(y, month + 1, 0).getDate());
  return between(new Date(y, month, day), new Date(y, month, day + 1));
}

/** The day on which what is so old as `7d` came; null when it says no age. */
function dayOfAge(text: string, now: number | null): Time | null {
  const [, count, letter = ''] = /^(\d{1,4})(\p{L})$/u.exec(text) ?? [];
  const unit = ageUnitNamed(letter);
  return count === undefined || unit === null || now === null ? null : dayBefore(Number(count), unit, now);
}

/** What is younger than an age came after that day. */
const OF_AGES: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function timeNamed(text: string, now: number | null): Time | null {
  const name = now === null ? null : dayNamed(text.trim().replace(/’/gu, "'").replace(/\s+/gu, '-'));
  return name !== null && now !== null ? timeOf(name, now) : (timeWritten(text) ?? dayOfAge(text, now));
}

/** `>2026-01-01`, `<=2026-03`, `2026`, `<7d`, `2026-01..yesterday`, `2026..`; null when it says no time. `now` is null where nobody tells. */
export function readDates(text: string, now: number | null): TimeSpan | null {
  const range = /^(.*?)\.\.(.*)$/.exec(text);
  if (range) {
    const [, first = '', last = ''] = range;
    const [from, until] = [timeNamed(first, now), timeNamed(last, now)];
    if ((first !== '' && !from) || (last !== '' && !until) || (!from && !until)) return null;
    // Who names the later one first means the time between them as well.
    const [begin, end] = from && until && until.until <= from.from ? [until, from] : [from, until];
    return { from: begin?.from ?? null, until: end?.until ?? null };
  }
  const [, typed = '', named = ''] = /^([<>]=?|=)?(.*)$/.exec(text) ?? [];
  const time = timeNamed(named, now);
  if (!time) return null;
  // Whoever names an age alone hardly means that one day.
  const sign = dayOfAge(named, now) ? (OF_AGES[typed || '<'] ?? typed) : typed;
  if (sign === '>') return { from: time.until, until: null };
  if (sign === '>=') return { from: time.from, until: null };
  if (sign === '<') return { from: null, until: time.from };
  if (sign === '<=') return { from: null, until: time.until };
  return time;
}
