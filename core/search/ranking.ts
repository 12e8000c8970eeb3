/**
 * Which articles answer a query, and in what order. Owns the rule (docs/decisions/how-search-matches.md): what the query
 * asks for; the whole query as written before its words scattered; exact forms before prefixes before insides.
 */
import { answersOf, mayHoldNothing } from './answers.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { likenessAt } from './occurrences.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Plan } from './plan.ts';
import { Scoring } from './scoring.ts';
import type { Sought } from './sought.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** How the whole query stands somewhere in an article. */
const LITERAL = { atWord: 0, insideWord: 1, nowhere: 2 } as const;
type Literal = (typeof LITERAL)[keyof typeof LITERAL];

export interface RankedArticle {
  readonly article: IndexedArticle;
  readonly literal: Literal;
  readonly likeness: Likeness;
  readonly score: number;
  /** When it was added, in milliseconds since the epoch. */
  readonly addedAt: number;
  /** How many of its passages match. */
  readonly matching: number;
}

/** The answer to a query, before anything of it is shown. */
export interface Ranking {
  /** What was looked for in the end. */
  readonly sought: Sought;
  /** Every article that answers, in no order. */
  readonly articles: readonly RankedArticle[];
  /** The passages of such an article that match: those that answer alone, or if there are none, those that hold any leaf. */
  matching(article: IndexedArticle): IndexedPassage[];
  score(passage: IndexedPassage): number;
}

/** Best first; of those that rank the same the newest, and then by id, so that the order does not depend on history. */
export const byRank = (a: RankedArticle, b: RankedArticle): number =>
  a.literal - b.literal ||
  a.likeness - b.likeness ||
  b.score - a.score ||
  b.addedAt - a.addedAt ||
  (a.article.document.id < b.article.document.id ? -1 : 1);

/** How the whole query stands in the best of some passages. */
function literalIn(collection: Collection, literal: string, passages: readonly IndexedPassage[]): Literal {
  let best: Literal = LITERAL.nowhere;
  for (const passage of passages) {
    const { text } = collection.folded.of(passage);
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
      if (likenessAt(text, at, literal) !== LIKENESS.inside) return LITERAL.atWord;
      best = LITERAL.insideWord;
    }
  }
  return best;
}

/** Finds and ranks the articles that answer a query. */
export function rank(collection: Collection, plan: Plan): Ranking {
  const { literal, leaves, wanted, test } = plan;
  const scoring = new Scoring(collection, plan);
  const { passages, articles } = scoring;
  const answers = answersOf(test);
  const [only] = leaves;
  // A single word that is the query stands as itself.
  const isOneWord = leaves.length === 1 && only?.kind === 'word' && only.word.text === literal;

  const wholeOf = (article: IndexedArticle): IndexedPassage[] => {
    const known = collection.knownOf(article);
    return article.passages.filter(({ entry }) => {
      const held = passages.held(entry);
      return (held & wanted) !== 0 && answers(held, known);
    });
  };
  const matching = (article: IndexedArticle): IndexedPassage[] => {
    const whole = wholeOf(article);
    if (whole.length > 0) return whole;
    return article.passages.filter(({ entry }) => (passages.held(entry) & wanted) !== 0);
  };
  const literalOf = (article: IndexedArticle): Literal => {
    if (literal === null || isOneWord) return LITERAL.nowhere;
    const own = article.title ? [article.title, ...article.passages] : article.passages;
    const all = own.filter(({ entry }) => (passages.held(entry) & wanted) === wanted);
    return literalIn(collection, literal, all);
  };

  const candidates = mayHoldNothing(test) ? collection.slots() : articles.seen;
  const ranked = [...candidates]
    .map((slot) => collection.at(slot))
    .filter((article) => article !== null)
    .filter((article) => answers(articles.held(article.slot), collection.knownOf(article)))
    .map((article) => ({
      article,
      literal: literalOf(article),
      likeness: articles.worst(article.slot),
      score: scoring.total(article.slot),
      addedAt: collection.knownOf(article).facts.addedAt,
      matching: matching(article).length,
    }));
  return {
    sought: { literal, leaves: scoring.sought.filter((_leaf, number) => (wanted & (1 << number)) !== 0) },
    articles: ranked,
    matching,
    score: ({ entry }) => passages.score(entry),
  };
}
