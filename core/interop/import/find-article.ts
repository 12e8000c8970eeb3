/** Which article of the library a record is about: the surest clue that names exactly one decides. */
import { readLink } from '../../../contract/link.ts';
import type { ArticleClue } from '../foreign.ts';
import { addressKey } from './address-key.ts';

/** An article of the library, or one that only its annotations remember. */
export interface KnownArticle {
  readonly id: string;
  readonly path: string;
  readonly bytesHash: string;
  readonly textHash: string;
  readonly title: string;
  readonly author: string | null;
  /** The web address that it says it comes from. */
  readonly url: string | null;
  readonly isHere: boolean;
}

export type FoundArticle = KnownArticle | 'article-unknown' | 'article-ambiguous';

export type FindArticle = (clue: ArticleClue) => FoundArticle;

export interface ArticleFinder {
  readonly findArticle: FindArticle;
  /** The one other article here that bears the title of the clue; null when there is none, or when the very text was found. */
  readonly findNamesake: (clue: ArticleClue, found: KnownArticle) => KnownArticle | null;
}

/** Letters and digits alone, without accents and capitals: what two ways of writing a title have in common. */
const titleKey = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const fileName = (path: string): string => path.split('/').at(-1) ?? '';
const stem = (path: string): string => fileName(path).replace(/\.[^.]*$/, '');

/** "Moray, Ansel" and "Ansel Moray" are the same words. */
const authorKey = (author: string): string => titleKey(author).split(' ').sort().join(' ');

/** Articles that are there come before those whose source is away. `pace` is awaited after each: a library has many. */
export async function articleFinder(
  articles: Iterable<KnownArticle>,
  pace: () => Promise<void>,
): Promise<ArticleFinder> {
  const byId = new Map<string, KnownArticle>();
  const byKey = new Map<string, KnownArticle[]>();
  const enter = (kind: string, key: string, article: KnownArticle): void => {
    if (key === '') return;
    const name = `${kind}:${key}`;
    const same = byKey.get(name);
    if (!same) byKey.set(name, [article]);
    else if (same.at(-1) !== article) same.push(article);
  };
  for (const article of articles) {
    byId.set(article.id, article);
    enter('text', article.textHash, article);
    enter('path', article.path.normalize('NFC'), article);
    enter('address', addressKey(article.url ?? ''), article);
    enter('file', titleKey(fileName(article.path)), article);
    enter('title', titleKey(article.title), article);
    enter('title', titleKey(stem(article.path)), article);
    await pace();
  }
  const of = (kind: string, key: string): KnownArticle[] => byKey.get(`${kind}:${key}`) ?? [];

  const findArticle: FindArticle = (clue) => {
    const named = clue.id === null ? undefined : byId.get(clue.id);
    const steps: readonly KnownArticle[][] = [
      clue.textHash === null ? [] : preferring(named, of('text', clue.textHash)),
      named ? [named] : [],
      clue.path === null ? [] : of('path', clue.path.normalize('NFC')),
      clue.url === null ? [] : byLink(clue.url, byId),
      clue.url === null ? [] : byTitle(of('address', addressKey(clue.url)), clue.title),
      clue.url === null ? [] : byFileName(clue.url, of),
      clue.title === null ? [] : byAuthor(of('title', titleKey(clue.title)), clue.author),
    ];
    const found = steps.map(sole).find((each) => each !== 'article-unknown');
    return found ?? 'article-unknown';
  };
  const findNamesake: ArticleFinder['findNamesake'] = ({ textHash, title, author }, found) => {
    if (title === null || textHash === found.textHash) return null;
    const others = of('title', titleKey(title)).filter((each) => each !== found && each.isHere);
    const other = sole(byAuthor(others, author));
    return typeof other === 'string' ? null : other;
  };
  return { findArticle, findNamesake };
}

const preferring = (named: KnownArticle | undefined, found: KnownArticle[]): KnownArticle[] =>
  named && found.includes(named) ? [named] : found;

function sole(found: readonly KnownArticle[]): FoundArticle {
  const here = found.filter(({ isHere }) => isHere);
  const [only, ...others] = here.length > 0 ? here : found;
  return only === undefined ? 'article-unknown' : others.length > 0 ? 'article-ambiguous' : only;
}

/** What a link of ours leads to. */
function byLink(url: string, byId: ReadonlyMap<string, KnownArticle>): KnownArticle[] {
  const linked = byId.get(readLink(url)?.articleId ?? '');
  return linked ? [linked] : [];
}

/** An address whose last part is the name of a file of the library. */
function byFileName(url: string, of: (kind: string, key: string) => KnownArticle[]): KnownArticle[] {
  const last = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : fileName(url);
  return of('file', titleKey(decoded(last)));
}

/** Of several articles of one address, those of this title; all of them when the title tells none apart. */
function byTitle(found: KnownArticle[], title: string | null): KnownArticle[] {
  if (found.length < 2 || title === null) return found;
  const same = found.filter((article) => titleKey(article.title) === titleKey(title));
  return same.length > 0 ? same : found;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    // Not an escaped name, but a name with a per cent sign.
    if (error instanceof URIError) return part;
    throw error;
  }
}

/** Of several articles of one title, those of this author; all of them when the author tells none apart. */
function byAuthor(found: KnownArticle[], author: string | null): KnownArticle[] {
  if (found.length < 2 || author === null) return found;
  const same = found.filter(
    (article) => article.author !== null && authorKey(article.author) === authorKey(author),
  );
  return same.length > 0 ? same : found;
}
