/** Which queries articles answer: what standing searches are asked when articles arrive. */
import type { Known } from '../../contract/query/known.ts';
import type { Collection } from './collection.ts';
import { planIn } from './plan-in.ts';
import { rank } from './ranking.ts';

const NONE: ReadonlySet<number> = new Set();

/**
 * The slots of all articles that a query finds by its own words: not by most of them, and not by what a word that stands nowhere
 * may be meant for.
 */
function slotsAnswering(collection: Collection, query: string, known: Known): ReadonlySet<number> {
  const plan = planIn(collection, query, known);
  if (!plan) return NONE;
  const ranking = rank(collection, plan, false);
  if (ranking.relaxed) return NONE;
  return new Set(ranking.first(ranking.articles).map(({ slot }) => slot));
}

/**
 * For each article which of the queries it answers, as the same query does that a person types; null while the article is not
 * in the collection. An article alone could not tell: a word that stands nowhere in it may stand elsewhere.
 */
export function answering(
  collection: Collection,
  articleIds: readonly string[],
  queries: readonly string[],
  known: Known = {},
): (readonly boolean[] | null)[] {
  const slots = articleIds.map((id) => collection.byId(id)?.slot ?? null);
  if (slots.every((slot) => slot === null)) return slots.map(() => null);
  const answers = queries.map((query) => slotsAnswering(collection, query, known));
  return slots.map((slot) => (slot === null ? null : answers.map((found) => found.has(slot))));
}
