/** Answers queries with what a screen shows: groups, snippets and marks, all of them places in the original text. */
import type { Known } from '../../contract/query/known.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import type { Excerpt, Hit, HitGroup, SearchResult } from '../../contract/search.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { foldWithMap } from './fold.ts';
import { allMatches, mergeSpans } from './occurrences.ts';
import { foldOf } from './passage.ts';
import type { IndexedPassage } from './passage-index.ts';
import { planIn } from './plan-in.ts';
import { rank, type Ranking } from './ranking.ts';
import type { RankedArticle } from './best.ts';
import { excerptOf } from './snippet.ts';
import { spellingsIn } from './spellings.ts';
import { correctionsIn, type Sought } from './sought.ts';

/** How many passages of an article are shown at most. */
const HITS_PER_ARTICLE = 5;
/** The same of one that is asked for whole: more than these are looked through in the article itself. */
const HITS_OF_WHOLE = 1_000;

function hitOf(collection: Collection, passage: IndexedPassage, sought: Sought): Hit {
  const { text, source } = passage;
  const language = collection.at(passage.article)?.document.language ?? null;
  const matches = allMatches(foldOf(passage), sought, { kind: source.kind, language });
  const { excerpt, first } = excerptOf(text, matches, sought.literal ?? '');
  if (source.kind === 'note')
    return { kind: 'note', annotationId: source.annotationId, target: source.target, ...excerpt };
  if (source.kind === 'about') return { kind: 'about', annotationId: null, target: null, ...excerpt };
  const at = source.kind === 'text' ? source.start : 0;
  return {
    kind: 'text',
    annotationId: null,
    target: { start: at + first.start, end: at + first.end },
    ...excerpt,
  };
}

/** Whether a passage of the text is the title, which whoever shows that says already. */
const saysTitle = ({ source, text }: IndexedPassage, title: string): boolean =>
  source.kind === 'text' && text.trim() === title;

/** Null when the text is no more than its title. */
function beginningOf({ document, passages }: IndexedArticle): Excerpt | null {
  const first = passages.find((each) => each.source.kind === 'text' && !saysTitle(each, document.title));
  return first ? excerptOf(first.text, [], '').excerpt : null;
}

function groupOf(collection: Collection, ranking: Ranking, article: IndexedArticle, most: number): HitGroup {
  const { id, title, language } = article.document;
  const { sought } = ranking;
  const matching = ranking.matching(article);
  const isLiteral = (passage: IndexedPassage): number =>
    sought.literal !== null && foldOf(passage).text.includes(sought.literal) ? 1 : 0;
  // The title takes no other passage's place, and none is promised for it.
  const shown = matching
    .filter((passage) => !saysTitle(passage, title))
    .map((passage) => ({ passage, literal: isLiteral(passage), score: ranking.score(passage) }))
    .sort((a, b) => b.literal - a.literal || b.score - a.score)
    .slice(0, most);
  const passages = new Set(shown.map(({ passage }) => passage));
  const titleMarks = mergeSpans(allMatches(foldWithMap(title), sought, { kind: 'title', language }));
  return {
    articleId: id,
    title,
    titleMarks,
    hits: matching
      .filter((passage) => passages.has(passage) || saysTitle(passage, title))
      .map((passage) => hitOf(collection, passage, sought)),
    beginning: matching.length + titleMarks.length === 0 ? beginningOf(article) : null,
    passages: matching.length,
  };
}

interface Wanted extends Known {
  /** How many articles that answer to pass over; none when left out. */
  readonly from?: number | undefined;
  /** Ids of the articles to answer before all others. */
  readonly first?: readonly string[] | undefined;
  /** Ids of the articles to tell all passages of. */
  readonly whole?: readonly string[] | undefined;
}

/** The articles to show: those of `first` that answer before all others, each in the order of its rank. */
function shown(
  collection: Collection,
  ranking: Ranking,
  limit: number,
  { first = [], from = 0 }: Wanted,
): IndexedArticle[] {
  const slots = new Set(first.map((id) => collection.byId(id)?.slot));
  const ranked = ranking.first(slots.size > 0 ? ranking.articles : from + limit);
  const isFirst = ({ slot }: RankedArticle): boolean => slots.has(slot);
  const inOrder = [...ranked.filter(isFirst), ...ranked.filter((each) => !isFirst(each))];
  return inOrder.slice(from, from + limit).flatMap(({ slot }) => collection.at(slot) ?? []);
}

/**
 * The answer to a query as typed: at most `limit` groups, behind those that were told before; counts over all. A query that
 * says nothing finds nothing.
 */
export function find(
  collection: Collection,
  typed: string,
  limit: number,
  wanted: Wanted = {},
): Omit<SearchResult, 'tookMs'> {
  const query = parseSearch(typed, wanted);
  const { root, problems } = query;
  const plan = planIn(collection, typed, wanted, query);
  if (!plan)
    return {
      ...{ query: typed, groups: [], articles: 0, passages: 0, relaxed: false },
      ...{ corrections: [], also: [], spellings: [], problems },
    };
  const ranking = rank(collection, plan);
  return {
    query: typed,
    groups: shown(collection, ranking, limit, wanted).map((article) => {
      const isWhole = wanted.whole?.includes(article.document.id) === true;
      return groupOf(collection, ranking, article, isWhole ? HITS_OF_WHOLE : HITS_PER_ARTICLE);
    }),
    articles: ranking.articles,
    passages: ranking.passages,
    relaxed: ranking.relaxed,
    corrections: correctionsIn(ranking.sought.leaves),
    also: plan.also,
    spellings: spellingsIn(root, collection.names, collection.lexicon),
    problems: plan.problems,
  };
}
