/** The date of an article, as its source writes it, in the parts that bibliographies want. Pure. */

/** Year, month and day as far as the date says them in figures, year first; null when it says none that way. */
export function dateParts(date: string | null): readonly number[] | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(date?.trim() ?? '') ?? [];
  if (year === undefined) return null;
  return [year, month, day].filter((part) => part !== undefined).map(Number);
}

/** The year that a date names anywhere; null when it names none. */
export const yearIn = (date: string | null): string | null =>
  /(?<!\d)(1[4-9]|20)\d\d(?!\d)/.exec(date ?? '')?.[0] ?? null;
