/**
 * What is said about an article besides its title, its text and its notes: who wrote it, what it was published in, and its
 * tags. Owns which of it is worth a passage; knows no index.
 */
import { fold } from './fold.ts';
import { atomsOf } from './words.ts';

/** Where a byline of the article's own would stand, in UTF-16 units of its text. */
const OPENING = 400;

/** What is said of an article, and where it may be said already. */
interface SaidAbout {
  readonly title: string;
  readonly text: string;
  readonly author: string | null;
  readonly publication: string | null;
  readonly tags: readonly string[];
}

const HAS_WORDS = /[\p{L}\p{N}]/u;
/** What may be a part of a word, where a text is cut. */
const LAST_WORD = /\S*$/u;

const openingOf = (text: string): string =>
  text.length > OPENING ? text.slice(0, OPENING).replace(LAST_WORD, '') : text;

/** Words that stand whole, side by side, in a text stand so in this of both. */
const spaced = (text: string): string => ` ${atomsOf(fold(text)).join(' ')} `;

/**
 * A line that says it, such as `Claire Dumas · Le Monde · #roman`, without what the title or the beginning of the text says
 * already: it would be found twice. Null when nothing is left.
 */
export function aboutOf({ title, text, author, publication, tags }: SaidAbout): string | null {
  if (author === null && publication === null && tags.length === 0) return null;
  const said = [title, openingOf(text)].map(spaced);
  const isUnsaid = (name: string): boolean =>
    HAS_WORDS.test(name) && !said.some((each) => each.includes(spaced(name)));
  const names = [...new Set([author, publication])].filter((name) => name !== null).filter(isUnsaid);
  const tagged = tags.filter(isUnsaid).map((tag) => `#${tag}`);
  const parts = tagged.length > 0 ? [...names, tagged.join(' ')] : names;
  return parts.length > 0 ? parts.join(' · ') : null;
}
