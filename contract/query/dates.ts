/** Days, months and years as people write them in a query, as spans of time in the computer's own time zone. */

/** Milliseconds since the epoch; `until` is exclusive. */
export interface TimeSpan {
  readonly from: number | null;
  readonly until: number | null;
}

/** `2026`, `2026-03` or `2026-03-14` as the time it names; null when there is no such day. */
function timeNamed(text: string): { from: number; until: number } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const from = new Date(y, m, d);
  if (from.getFullYear() !== y || from.getMonth() !== m || from.getDate() !== d) return null;
  const until =
    day !== undefined
      ? new Date(y, m, d + 1)
      : month !== undefined
        ? new Date(y, m + 1, 1)
        : new Date(y + 1, 0, 1);
  return { from: from.getTime(), until: until.getTime() };
}

/** `>2026-01-01`, `<=2026-03`, `2026`, `2026-01..2026-03`, `2026..`; null when it says no time. */
export function readDates(text: string): TimeSpan | null {
  const range = /^(.*?)\.\.(.*)$/.exec(text);
  if (range) {
    const [, first = '', last = ''] = range;
    const [from, until] = [timeNamed(first), timeNamed(last)];
    if ((first !== '' && !from) || (last !== '' && !until) || (!from && !until)) return null;
    // Who names the later one first means the time between them as well.
    const [begin, end] = from && until && until.until <= from.from ? [until, from] : [from, until];
    return { from: begin?.from ?? null, until: end?.until ?? null };
  }
  const [, sign = '', named = ''] = /^([<>]=?|=)?(.*)$/.exec(text) ?? [];
  const time = timeNamed(named);
  if (!time) return null;
  if (sign === '>') return { from: time.until, until: null };
  if (sign === '>=') return { from: time.from, until: null };
  if (sign === '<') return { from: null, until: time.from };
  if (sign === '<=') return { from: null, until: time.until };
  return time;
}
