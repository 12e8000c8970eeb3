/** What is known of an article besides its text, and what filters ask of it. */
import { READ_SHARE, type Reading } from '../../contract/article.ts';
import type { Colour } from '../../contract/annotation.ts';
import type { Possession, State } from '../../contract/query/grammar.ts';
import { fold } from './fold.ts';
import type { SearchDocument } from './passage.ts';
import type { Filter } from './asked.ts';

/** Times are milliseconds since the epoch. */
export interface ArticleFacts {
  /** Relative to the library, with `/` between folders. */
  readonly path: string;
  readonly author: string | null;
  readonly addedAt: number;
  readonly changedAt: number;
  readonly reading: Reading;
}

/** What people made of an article. */
export interface MarkFacts {
  /** Number of its annotations. */
  readonly marks: number;
  readonly notes: number;
  readonly colours: readonly Colour[];
  readonly tags: readonly string[];
}

export const NO_FACTS: ArticleFacts = {
  path: '',
  author: null,
  addedAt: 0,
  changedAt: 0,
  reading: { offset: 0, progress: 0, at: null },
};
export const NO_MARKS: MarkFacts = { marks: 0, notes: 0, colours: [], tags: [] };

export interface KnownArticle {
  readonly document: Pick<SearchDocument, 'tags' | 'source' | 'language'>;
  readonly facts: ArticleFacts;
  readonly marks: MarkFacts;
}

const isIn = ({ facts: { reading }, marks }: KnownArticle, state: State): boolean => {
  if (state === 'marked') return marks.marks > 0;
  if (reading.at === null) return state === 'unread';
  return state === (reading.progress >= READ_SHARE ? 'read' : 'reading');
};

const owns = ({ marks, document }: KnownArticle, what: Possession): boolean => {
  if (what === 'note') return marks.notes > 0;
  return what === 'mark' ? marks.marks > 0 : marks.tags.length > 0 || document.tags.length > 0;
};

/** Whether a name is the one that is asked for: as a whole, or up to a star; accents and capitals make no difference. */
export function isNamed(name: string, value: string): boolean {
  const [folded, wanted] = [fold(name).trim(), fold(value).trim()];
  return wanted.endsWith('*') ? folded.startsWith(wanted.slice(0, -1)) : folded === wanted;
}

const holdsText = (text: string | null, value: string): boolean =>
  text !== null && fold(text).includes(fold(value.replace(/\*$/u, '')).trim());

function hasValue(
  { document, facts, marks }: KnownArticle,
  { field, value }: Extract<Filter, { kind: 'value' }>,
): boolean {
  switch (field) {
    case 'tag':
      return [...document.tags, ...marks.tags].some((tag) => isNamed(tag, value));
    case 'author':
      return holdsText(facts.author, value);
    case 'source':
      return holdsText(document.source, value);
    case 'lang':
      return document.language === value.toLowerCase();
    case 'path':
      return holdsText(facts.path, value);
    case 'colour':
      return marks.colours.some((colour) => colour === value);
  }
}

/** Whether an article is as a filter asks. */
export function passes(article: KnownArticle, filter: Filter): boolean {
  if (filter.kind === 'is') return isIn(article, filter.state);
  if (filter.kind === 'has') return owns(article, filter.what);
  if (filter.kind === 'value') return hasValue(article, filter);
  const { addedAt, changedAt, reading } = article.facts;
  const time = filter.field === 'added' ? addedAt : filter.field === 'changed' ? changedAt : reading.at;
  if (time === null) return false;
  return (filter.from === null || time >= filter.from) && (filter.until === null || time < filter.until);
}
