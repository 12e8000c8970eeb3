/** A citation as a BibTeX entry that BibTeX and biber read back as it was. Pure. */
import type { Cited } from './cited.ts';
import { yearIn } from './dates.ts';

/** Signs that TeX would take for its own; letters of every script stay as they are. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  '&': String.raw`\&`,
  '%': String.raw`\%`,
  $: String.raw`\$`,
  '#': String.raw`\#`,
  _: String.raw`\_`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

const escaped = (words: string): string =>
  words
    .replaceAll(/[\\{}&%$#_~^]/g, (sign) => SPECIAL[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim();

/** `and` is what BibTeX puts between people; a name that holds the word itself is kept together by braces. */
const peopleOf = (author: string): string =>
  author
    .split(/\s*;\s*|\s+&\s+/)
    .filter((name) => name !== '')
    .map((name) => (/\sand\s/i.test(name) ? `{${escaped(name)}}` : escaped(name)))
    .join(' and ');

/** Names, year and the first word of the title, in letters that every program takes in a key. */
function keyOf({ article: { author, date, title, id } }: Cited): string {
  const plain = (words: string): string[] =>
    words
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  const key = [
    plain(author ?? '').at(-1) ?? '',
    yearIn(date) ?? '',
    plain(title).find((word) => word.length > 3) ?? '',
  ].join('');
  return /[a-z]/.test(key) ? key : `seedleaf${id}`;
}

/** An address is written as it is but for what would end its field. */
const inBraces = (url: string): string => url.replaceAll(/[{}\\]/g, encodeURIComponent);

export function bibtexOf(cited: Cited): string {
  const { quote, article, link } = cited;
  const { title, author, date, language, publication } = article;
  const year = yearIn(date);
  const fields: readonly (readonly [string, string | null])[] = [
    // Braces keep the capitals of the title.
    ['title', `{${escaped(title)}}`],
    ['author', author === null ? null : peopleOf(author)],
    ['year', year],
    ['date', date !== null && /^\d{4}-\d\d(-\d\d)?$/.test(date) ? date : null],
    ['howpublished', publication === null ? null : escaped(publication)],
    ['langid', language],
    ['url', article.url === null ? link : inBraces(article.url)],
    // The way back to the passage, where the address is the article's own.
    ['note', article.url === null ? null : link],
    ['annotation', escaped(quote)],
  ];
  const lines = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${keyOf(cited)},\n${lines.join('\n')}\n}\n`;
}
