/** Why an article answers a query: which of its words hold what was asked for, and how. Owns the reasons, not the matching. */
import { saidWhole } from '../../contract/query/enclosing.ts';
import type { QueryNode } from '../../contract/query/grammar.ts';
import type { Known } from '../../contract/query/known.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import type { AlsoSought, MatchReason } from '../../contract/search.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { passes } from './facts.ts';
import { fold } from './fold.ts';
import { matchesOfLeaf, type Match } from './occurrences.ts';
import { foldOf } from './passage.ts';
import { isInParts } from './parted.ts';
import type { IndexedPassage } from './passage-index.ts';
import { planIn } from './plan-in.ts';
import type { Filter } from './asked.ts';
import { rank } from './ranking.ts';
import type { SoughtLeaf } from './sought.ts';
import { isUnspaced } from './unspaced.ts';

type Found = Pick<MatchReason, 'how' | 'written' | 'asked'>;

/** More reasons than these explain nothing. */
const MOST_REASONS = 12;
/** Of a long article so many passages are read. */
const MOST_PASSAGES = 40;

const GOES_ON = /[\p{L}\p{N}\p{M}]/u;

/** The whole words that a match touches. */
function wholeWords(text: string, { start, end }: Match): string {
  let [from, to] = [start, end];
  const joins = (at: number): boolean => GOES_ON.test(text.charAt(at)) && !isUnspaced(text.charAt(at));
  if (isUnspaced(text.slice(start, end))) return text.slice(start, end);
  while (from > 0 && joins(from - 1)) from--;
  while (to < text.length && joins(to)) to++;
  return text.slice(from, to);
}

/** How a match of a leaf came about. */
function foundAs(leaf: SoughtLeaf, match: Match, text: string, also: readonly AlsoSought[]): Found {
  const written = wholeWords(text, match);
  const sought = leaf.kind === 'word' ? leaf.word.text : leaf.atoms.join(' ');
  const meaning = also.find(({ shown }) => fold(shown).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ') === sought);
  if (meaning) return { how: 'acronym', written, asked: meaning.typed };
  if (leaf.kind === 'phrase') {
    const { typed: asked } = leaf;
    if (asked !== undefined) return { how: asked === written ? 'as-typed' : 'spelling', written, asked };
    return { how: 'phrase', written, asked: '' };
  }
  const { word } = leaf;
  if (word.typed !== null) return { how: 'meant', written, asked: word.typed };
  const asked = word.written;
  if (word.parted && match.found !== word.text && isInParts(word.parted, match.found))
    return { how: 'spelling', written, asked };
  if (match.found !== word.text) return { how: 'form', written, asked };
  if (written.length > match.end - match.start)
    return { how: fold(written).startsWith(word.text) ? 'beginning' : 'piece', written, asked };
  return { how: written.toLowerCase().normalize('NFC') === asked ? 'as-typed' : 'spelling', written, asked };
}

/** What of the article itself is as the query asks, as it was typed. */
function filtersIn(node: QueryNode): Filter[] {
  if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(filtersIn);
  return node.kind === 'not' || node.kind === 'word' || node.kind === 'phrase' ? [] : [node];
}

class Reasons {
  readonly #reasons = new Map<string, MatchReason>();

  add(found: Found, place: MatchReason['places'][number] | null): void {
    // A longer word that is a form of what was asked for may begin with it as well: it is found as the form it is.
    const way = found.how === 'beginning' || found.how === 'piece' ? 'form' : found.how;
    const key = `${way} ${fold(found.written)} ${found.asked}`;
    const before: MatchReason = this.#reasons.get(key) ?? { ...found, places: [] };
    const known = found.how === 'form' ? { ...before, how: found.how } : before;
    const isNew = place !== null && !known.places.includes(place);
    this.#reasons.set(key, isNew ? { ...known, places: [...known.places, place] } : known);
  }

  all(): readonly MatchReason[] {
    return [...this.#reasons.values()].slice(0, MOST_REASONS);
  }
}

/** The reasons for which an article answers a query, in the order of the query; none when it is not there. */
export function whyMatched(
  collection: Collection,
  articleId: string,
  typed: string,
  known: Known = {},
): readonly MatchReason[] {
  const plan = planIn(collection, typed, known);
  const article = collection.byId(articleId);
  if (!plan || !article) return [];
  const ranking = rank(collection, plan);
  const texts = textsOf(article, ranking.matching(article));
  const { language } = article.document;
  const reasons = new Reasons();
  for (const leaf of ranking.sought.leaves)
    for (const passage of texts) {
      const { kind } = passage.source;
      for (const match of matchesOfLeaf(foldOf(passage), leaf, { kind, language }))
        reasons.add(foundAs(leaf, match, passage.text, plan.also), kind);
    }
  const { root } = parseSearch(typed, known);
  const facts = collection.knownOf(article.slot);
  for (const filter of root ? filtersIn(root) : [])
    if (passes(facts, filter))
      reasons.add({ how: 'filter', written: saidWhole(typed, filter.span), asked: '' }, null);
  return reasons.all();
}

const textsOf = (
  { title }: IndexedArticle,
  matching: readonly IndexedPassage[],
): readonly IndexedPassage[] => [...(title ? [title] : []), ...matching.slice(0, MOST_PASSAGES)];
