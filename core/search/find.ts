/** Answers queries with what a screen shows: groups, snippets and marks, all of them places in the original text. */
import type { ColourNames } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import type { Hit, HitGroup, SearchResult } from '../../contract/search.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { foldWithMap } from './fold.ts';
import { allMatches, findIn, mergeSpans } from './occurrences.ts';
import type { IndexedPassage } from './passage-index.ts';
import { planOf } from './plan.ts';
import { rank, type Ranking } from './ranking.ts';
import type { RankedArticle } from './best.ts';
import { excerptOf } from './snippet.ts';
import { spellingsIn } from './spellings.ts';
import { withForms, type Sought } from './sought.ts';

/** How many passages of an article are shown at most. */
const HITS_PER_ARTICLE = 5;

function hitOf(collection: Collection, passage: IndexedPassage, sought: Sought): Hit {
  const { text, source } = passage;
  const language = collection.at(passage.article)?.document.language ?? null;
  const matches = allMatches(collection.folded.of(passage), sought, { kind: source.kind, language });
  const { excerpt, first } = excerptOf(text, matches, sought.literal ?? '');
  if (source.kind === 'note')
    return { kind: 'note', annotationId: source.annotationId, target: source.target, ...excerpt };
  const at = source.kind === 'text' ? source.start : 0;
  return {
    kind: 'text',
    annotationId: null,
    target: { start: at + first.start, end: at + first.end },
    ...excerpt,
  };
}

function groupOf(collection: Collection, ranking: Ranking, article: IndexedArticle): HitGroup {
  const { id, title, language } = article.document;
  const { sought } = ranking;
  const matching = ranking.matching(article);
  const isLiteral = (passage: IndexedPassage): number =>
    sought.literal !== null && collection.folded.of(passage).text.includes(sought.literal) ? 1 : 0;
  const shown = matching
    .map((passage) => ({ passage, literal: isLiteral(passage), score: ranking.score(passage) }))
    .sort((a, b) => b.literal - a.literal || b.score - a.score)
    .slice(0, HITS_PER_ARTICLE);
  const passages = new Set(shown.map(({ passage }) => passage));
  return {
    articleId: id,
    title,
    titleMarks: mergeSpans(allMatches(foldWithMap(title), sought, { kind: 'title', language })),
    hits: matching
      .filter((passage) => passages.has(passage))
      .map((passage) => hitOf(collection, passage, sought)),
    passages: matching.length,
  };
}

interface Wanted {
  /** How many articles that answer to pass over; none when left out. */
  readonly from?: number | undefined;
  /** Ids of the articles to answer before all others. */
  readonly first?: readonly string[] | undefined;
  /** What colours are called besides their standard names. */
  readonly colourNames?: ColourNames | undefined;
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
  const { colourNames = {} } = wanted;
  const plan = planOf(typed, collection.acronyms, colourNames);
  const { root, problems } = parseSearch(typed, colourNames);
  if (!plan)
    return {
      ...{ query: typed, groups: [], articles: 0, passages: 0, relaxed: false },
      ...{ corrections: [], also: [], spellings: [], problems },
    };
  const ranking = rank(collection, plan);
  return {
    query: typed,
    groups: shown(collection, ranking, limit, wanted).map((article) => groupOf(collection, ranking, article)),
    articles: ranking.articles,
    passages: ranking.passages,
    relaxed: ranking.relaxed,
    corrections: ranking.sought.leaves.flatMap((leaf) =>
      leaf.kind === 'word' && leaf.word.typed !== null
        ? [{ typed: leaf.word.typed, shown: leaf.word.written }]
        : [],
    ),
    also: plan.also,
    spellings: spellingsIn(root, collection.names, collection.lexicon),
    problems,
  };
}

/** Every occurrence in one article's text, in order; none when the article is not there or the query says nothing. */
export function findInArticle(collection: Collection, articleId: string, typed: string): Span[] {
  const plan = planOf(typed);
  const article = collection.byId(articleId);
  if (!plan || !article) return [];
  const { literal, leaves, wanted } = plan;
  const asked = leaves.filter((_leaf, number) => (wanted & (1 << number)) !== 0);
  const sought = { literal, leaves: asked.map((leaf) => withForms(leaf, collection.lexicon, 'piece')) };
  const { text, language } = article.document;
  return findIn(foldWithMap(text), sought, language);
}
