/** A citation as CSL-JSON, which reference managers import. Pure. */
import type { Cited } from './cited.ts';
import { dateParts } from './dates.ts';

export function cslOf({ quote, article, link }: Cited): string {
  const { id, title, author, date, language, url, publication } = article;
  const parts = dateParts(date);
  const item = {
    id,
    type: 'document',
    title,
    // A name that nobody took apart is told whole.
    ...(author === null ? {} : { author: peopleOf(author).map((literal) => ({ literal })) }),
    ...(date === null ? {} : { issued: parts === null ? { literal: date } : { 'date-parts': [parts] } }),
    ...(publication === null ? {} : { 'container-title': publication }),
    ...(language === null ? {} : { language }),
    URL: url ?? link,
    note: quote,
  };
  return JSON.stringify([item], null, 2);
}

const peopleOf = (author: string): string[] => author.split(/\s*;\s*|\s+&\s+/).filter((name) => name !== '');
