/** Large numbers, which are written with spaces or points between thousands, and typed without. Pure. */

/** What is smaller may be a year, which nobody writes so. */
const LEAST = 2_100;

/** The groups of three in which the digits of a large number are written; null for anything else. */
export function groupedDigits(typed: string): readonly string[] | null {
  if (!/^[1-9]\d{3,14}$/u.test(typed) || Number(typed) < LEAST) return null;
  return typed.split(/(?=(?:\d{3})+$)/u);
}
