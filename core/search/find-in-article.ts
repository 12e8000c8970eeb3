/** Finds a query in one article, as the page does it: wherever its words stand, in any form, and corrected like a search. */
import type { FoundInArticle } from '../../contract/search.ts';
import type { Collection } from './collection.ts';
import { foldWithMap, type Folded } from './fold.ts';
import { Holders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import { findIn, matchesOfLeaf, outermost } from './occurrences.ts';
import { planOf, type Plan, type TextLeaf } from './plan.ts';
import { corrections, correctionsIn, reachesOf, withForms, type SoughtLeaf } from './sought.ts';

/** True when no article of the library holds a leaf, however far it may reach. */
function standsNowhere(collection: Collection, leaf: TextLeaf): boolean {
  const holders = new Holders();
  return reachesOf(leaf).every((reach) => {
    holders.begin(collection.index.capacity);
    readLeaf(collection, withForms(leaf, collection.lexicon, reach), holders);
    return holders.count === 0;
  });
}

interface Text {
  readonly folded: Folded;
  readonly language: string | null;
}

/** A leaf in its forms; one that stands nowhere as the likeliest of what it may be meant for that stands in the text. */
function soughtIn(collection: Collection, leaf: TextLeaf, { folded, language }: Text): SoughtLeaf {
  const { lexicon } = collection;
  const sought = withForms(leaf, lexicon, 'piece');
  const isHere = (each: SoughtLeaf): boolean =>
    matchesOfLeaf(folded, each, { kind: 'text', language }).length > 0;
  if (isHere(sought)) return sought;
  const meant = corrections(leaf, lexicon).find(isHere);
  return meant && standsNowhere(collection, leaf) ? meant : sought;
}

const keyOf = (leaf: TextLeaf): string =>
  JSON.stringify(leaf.kind === 'word' ? [leaf.word.text, leaf.isPrefix, leaf.scope] : leaf);

/** The leaves of a plan that are asked for. */
const askedIn = ({ leaves, wanted }: Plan): TextLeaf[] =>
  leaves.filter((_leaf, number) => (wanted & (1 << number)) !== 0);

/** Every occurrence in one article's text, in order; none when the article is not there or the query says nothing. */
export function findInArticle(collection: Collection, articleId: string, typed: string): FoundInArticle {
  const [plan, wider] = [planOf(typed), planOf(typed, collection.acronyms)];
  const article = collection.byId(articleId);
  if (!plan || !article) return { spans: [], corrections: [] };
  const { text, language } = article.document;
  const folded = foldWithMap(text);
  const asked = askedIn(plan).map((leaf) => soughtIn(collection, leaf, { folded, language }));
  const typedLeaves = new Set(askedIn(plan).map(keyOf));
  // Acronyms, and what they stand for.
  const also = (wider ? askedIn(wider) : []).filter((leaf) => !typedLeaves.has(keyOf(leaf)));
  const alsoFound = also.flatMap((leaf) =>
    matchesOfLeaf(folded, withForms(leaf, collection.lexicon, 'whole'), { kind: 'text', language }),
  );
  return {
    spans: outermost([...findIn(folded, { literal: plan.literal, leaves: asked }, language), ...alsoFound]),
    corrections: correctionsIn(asked),
  };
}
