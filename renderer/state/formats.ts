/** Numbers and dates as a language writes them. */

export interface Formats {
  number(value: number): string;
  /** A share from 0 to 1 as a whole percentage. */
  percent(share: number): string;
  /** A day, without the year when it is this one. Milliseconds since the epoch. */
  day(time: number): string;
  /** A day and a time of the day, in full. */
  moment(time: number): string;
  /** A language's name by its ISO 639-1 code; the code itself when it is not known. */
  languageName(code: string): string;
}

export function formatsIn(locale: string): Formats {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const years = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const capital = (word: string) => word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1);
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    day: (time) => (new Date(time).getFullYear() === new Date().getFullYear() ? days : years).format(time),
    moment: (time) => moments.format(time),
    languageName: (code) => capital(names.of(code) ?? code),
  };
}
