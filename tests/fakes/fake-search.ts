/** Search by a plain folded scan: slow, small and right. What it finds is what the real search must find too. */
import type { Block, Span } from '../../contract/article.ts';
import type {
  Excerpt,
  Hit,
  HitGroup,
  MatchReason,
  RelatedPassage,
  SearchResult,
} from '../../contract/search.ts';

/** What the scan needs of an article and its notes. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly notes: readonly {
    readonly annotationId: string;
    readonly note: string;
    readonly target: Span | null;
  }[];
}

const SNIPPET = 160;

/** Lower case without accents or ligatures; `from[i]` is where the folded character `i` stands in the text. */
function fold(text: string): { folded: string; from: number[] } {
  let folded = '';
  const from: number[] = [];
  let offset = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('’', "'");
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) from.push(offset);
    offset += character.length;
  }
  from.push(offset);
  return { folded, from };
}

/** The character that begins at `offset`, with the accents that stand on it. */
const characterAt = (text: string, offset: number): string =>
  /^.\p{M}*/su.exec(text.slice(offset, offset + 16))?.[0] ?? '';

/** Every occurrence of `needle` in `text`, folded, in order and not overlapping. */
export function occurrences(text: string, needle: string): Span[] {
  const wanted = fold(needle.trim()).folded;
  if (!wanted) return [];
  const { folded, from } = fold(text);
  const found: Span[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const start = from[at] ?? 0;
    const last = from[at + wanted.length - 1] ?? start;
    found.push({ start, end: last + characterAt(text, last).length });
  }
  return found;
}

const wordsOf = (query: string): string[] => query.split(/\s+/).filter(Boolean);

/** Where each word stands, in order; empty unless every word occurs. */
function matches(text: string, words: readonly string[]): Span[] {
  const found = words.map((word) => occurrences(text, word));
  if (found.some((spans) => spans.length === 0)) return [];
  return found.flat().sort((a, b) => a.start - b.start || b.end - a.end);
}

function cut(passage: string, first: Span): Span {
  if (passage.length <= SNIPPET) return { start: 0, end: passage.length };
  const before = passage.lastIndexOf(' ', Math.max(0, first.start - SNIPPET / 3)) + 1;
  const start = first.start < SNIPPET / 3 ? 0 : before;
  const after = passage.indexOf(' ', Math.max(first.end, start + SNIPPET));
  return { start, end: after < 0 ? passage.length : after };
}

const disjoint = (spans: readonly Span[]): Span[] =>
  spans.filter((span, index) => spans.slice(0, index).every((earlier) => earlier.end <= span.start));

type Found = Excerpt & { readonly first: Span };

function excerpt(passage: string, words: readonly string[]): Found | null {
  const found = disjoint(matches(passage, words));
  const first = found[0];
  if (!first) return null;
  const { start, end } = cut(passage, first);
  const marks = found
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start }));
  return {
    first,
    pieces: [{ text: passage.slice(start, end), marks }],
    cutBefore: start > 0,
    cutAfter: end < passage.length,
  };
}

/** Its author and tags, without what the text says. */
const aboutOf = ({ text, author, tags }: Searchable): string => {
  const names = [author ?? '', tags.map((tag) => `#${tag}`).join(' ')];
  return names.filter((name) => name !== '' && !text.includes(name)).join(' · ');
};

function hitsOf(article: Searchable, words: readonly string[]): Hit[] {
  const inText = article.blocks.flatMap(({ start, end }): Hit[] => {
    const found = excerpt(article.text.slice(start, end), words);
    if (!found) return [];
    const { first, ...shown } = found;
    const target = { start: start + first.start, end: start + first.end };
    return [{ kind: 'text', annotationId: null, target, ...shown }];
  });
  const about = excerpt(aboutOf(article), words);
  const inAbout = (about ? [about] : []).map(({ pieces, cutBefore, cutAfter }): Hit => {
    return { kind: 'about', annotationId: null, target: null, pieces, cutBefore, cutAfter };
  });
  const inNotes = article.notes.flatMap(({ annotationId, note, target }): Hit[] => {
    const found = excerpt(note, words);
    if (!found) return [];
    const { pieces, cutBefore, cutAfter } = found;
    return [{ kind: 'note', annotationId, target, pieces, cutBefore, cutAfter }];
  });
  return [...inText, ...inAbout, ...inNotes];
}

/** Every word of the query that stands in the text, or is said about the article, as it stands there. */
export const reasonsOf = (article: Searchable, query: string): MatchReason[] =>
  wordsOf(query).flatMap((word): MatchReason[] => {
    const reasonIn = (text: string, place: MatchReason['places'][number]): MatchReason[] =>
      matches(text, [word]).map(({ start, end }) => {
        const written = text.slice(start, end);
        const how = written === word ? 'as-typed' : 'spelling';
        return { how, written, asked: word, places: [place] };
      });
    return [...reasonIn(article.text, 'text'), ...reasonIn(aboutOf(article), 'about')].slice(0, 1);
  });

/** Of an article that is not asked for whole so many passages are told. */
const FEW = 5;

interface Question {
  readonly query: string;
  readonly limit: number;
  readonly from?: number;
  readonly whole?: readonly string[];
}

/** Articles with every word of the query in one passage, most passages first. */
export function scan(
  articles: readonly Searchable[],
  { query, limit, from = 0, whole = [] }: Question,
): SearchResult {
  const words = wordsOf(query);
  const groups = (words.length ? articles : [])
    .map((article): HitGroup => {
      const hits = hitsOf(article, words);
      const titleMarks = disjoint(matches(article.title, words));
      const shown = whole.includes(article.id) ? hits : hits.slice(0, FEW);
      const { id: articleId, title } = article;
      return { articleId, title, titleMarks, hits: shown, beginning: null, passages: hits.length };
    })
    .filter(({ passages }) => passages > 0)
    .sort((a, b) => b.titleMarks.length - a.titleMarks.length || b.passages - a.passages);
  return {
    query,
    groups: groups.slice(from, from + limit),
    articles: groups.length,
    passages: groups.reduce((sum, group) => sum + group.passages, 0),
    relaxed: false,
    corrections: [],
    also: [],
    spellings: [],
    problems: [],
    tookMs: 0,
  };
}

/** Longer words that a passage of another article shares with the article: three of them make it related. */
export function relatives(
  articles: readonly Searchable[],
  articleId: string,
  limit: number,
): RelatedPassage[] {
  const own = articles.find(({ id }) => id === articleId);
  const [first] = own?.blocks ?? [];
  if (!own || !first) return [];
  const words = [...new Set(own.text.match(/\p{L}{6,}/gu) ?? [])];
  return articles
    .filter(({ id }) => id !== articleId)
    .flatMap((article) =>
      article.blocks.map((block): RelatedPassage => {
        const text = article.text.slice(block.start, block.end);
        const shared = words.filter((word) => text.includes(word));
        const marks = disjoint(shared.flatMap((word) => occurrences(text, word)));
        return {
          ...{ articleId: article.id, title: article.title, annotationId: null },
          here: { start: first.start, end: first.end },
          there: { start: block.start, end: block.end },
          ...{ pieces: [{ text, marks }], cutBefore: false, cutAfter: false, shared },
        };
      }),
    )
    .filter(({ shared }) => shared.length >= 3)
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, limit);
}
