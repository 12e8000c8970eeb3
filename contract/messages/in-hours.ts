/** A reading time in minutes, as hours and the minutes left over. */
export function inHours(minutes: number): { readonly hours: number; readonly rest: number } {
  const hours = Math.floor(minutes / 60);
  return { hours, rest: minutes - hours * 60 };
}
