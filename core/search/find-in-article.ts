/**
 * Finds a query in one article, as the page does it: wherever its words stand, in any form, and corrected like a search;
 * signs without any word as they stand.
 */
import type { Span } from '../../contract/article.ts';
import type { Known } from '../../contract/query/known.ts';
import type { FoundInArticle } from '../../contract/search.ts';
import type { Collection } from './collection.ts';
import { fold, foldWithMap, originalSpan, type Folded } from './fold.ts';
import { Holders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import { leftOutOf } from './left-out.ts';
import { findIn, matchesOfLeaf, offsetsOf, outermost, type TextKind } from './occurrences.ts';
import type { SearchDocument } from './passage.ts';
import { planIn } from './plan-in.ts';
import { planOf, type Plan } from './plan.ts';
import type { TextLeaf } from './asked.ts';
import { corrections, correctionsIn, reachesOf, withForms, type SoughtLeaf } from './sought.ts';
import { hashOfText } from './text-hash.ts';
import { startsWord } from './words.ts';

/** True when no article of the library holds a leaf, however far it may reach. */
function standsNowhere(collection: Collection, leaf: TextLeaf): boolean {
  const holders = new Holders();
  return reachesOf(leaf).every((reach) => {
    holders.begin(collection.index.capacity);
    readLeaf(collection, withForms(leaf, collection.lexicon, reach), holders);
    return holders.count === 0;
  });
}

/** A text of the article as it stands on the page. */
interface Text extends TextKind {
  readonly folded: Folded;
  /** Where it begins in the text of the article. */
  readonly start: number;
}

/** A leaf in its forms; one that stands nowhere as the likeliest of what it may be meant for that stands in the text. */
function soughtIn(collection: Collection, leaf: TextLeaf, text: Text): SoughtLeaf {
  const { lexicon } = collection;
  const sought = withForms(leaf, lexicon, 'piece');
  const isHere = (each: SoughtLeaf): boolean => matchesOfLeaf(text.folded, each, text).length > 0;
  if (isHere(sought)) return sought;
  const meant = corrections(leaf, lexicon).find(isHere);
  return meant && standsNowhere(collection, leaf) ? meant : sought;
}

/** The title where the text begins with it; null where it stands on no page. */
function titleOf({ title, text, blocks, language }: SearchDocument): Text | null {
  const [first] = blocks;
  if (!first || title === '') return null;
  const block = foldWithMap(text.slice(first.start, first.end));
  const folded = fold(title).trim();
  const start = block.text.indexOf(folded);
  const isThere = start >= 0 && block.text.slice(0, start).trim() === '';
  if (!isThere || startsWord(block.text, start + folded.length)) return null;
  const { end } = originalSpan(block, start, start + folded.length);
  const own = foldWithMap(text.slice(first.start, first.start + end));
  return { folded: own, kind: 'title', language, start: first.start };
}

const keyOf = (leaf: TextLeaf): string =>
  JSON.stringify(leaf.kind === 'word' ? [leaf.word.text, leaf.isPrefix, leaf.scope] : leaf);

/** The leaves of a plan that are asked for. */
const askedIn = ({ leaves, wanted }: Plan): TextLeaf[] =>
  leaves.filter((_leaf, number) => (wanted & (1 << number)) !== 0);

/** Acronyms and what they stand for, and what is written in other ways in this library, in one of the texts. */
function alsoFoundIn(collection: Collection, plan: Plan, typed: string, text: Text): readonly Span[] {
  const wider = planIn(collection, typed);
  const asked = new Set(askedIn(plan).map(keyOf));
  const also = (wider ? askedIn(wider) : []).filter((leaf) => !asked.has(keyOf(leaf)));
  return also.flatMap((leaf) =>
    matchesOfLeaf(text.folded, withForms(leaf, collection.lexicon, 'whole'), text),
  );
}

interface Found {
  readonly asked: readonly SoughtLeaf[];
  readonly spans: readonly Span[];
}

/** What is asked for in the text, or in the title alone, where it stands there. */
function foundIn(collection: Collection, plan: Plan, typed: string, here: Text): Found {
  const { folded, kind, start, language } = here;
  const asked = askedIn(plan)
    .filter(({ scope }) => (scope ?? 'text') === kind)
    .map((leaf) => soughtIn(collection, leaf, here));
  const own =
    kind === 'text'
      ? findIn(folded, { literal: plan.literal, leaves: asked }, language)
      : asked.flatMap((leaf) => matchesOfLeaf(folded, leaf, here));
  const spans = [...own, ...alsoFoundIn(collection, plan, typed, here)];
  return { asked, spans: spans.map((span) => ({ start: start + span.start, end: start + span.end })) };
}

const HOLDS_WORD = /[\p{L}\p{N}]/u;

/** Where signs stand that are typed alone: operators, quotes and brackets among them, which only words give a meaning. */
function signsIn(text: string, typed: string): Span[] {
  const signs = fold(typed).trim();
  if (signs === '' || HOLDS_WORD.test(signs)) return [];
  const folded = foldWithMap(text);
  return outermost(offsetsOf(folded.text, signs).map((at) => originalSpan(folded, at, at + signs.length)));
}

/**
 * Every occurrence in one article's text, in order; none when the article is not there or the query says nothing. What is
 * asked for in titles is found in the title, where that stands in the text.
 */
export function findInArticle(
  collection: Collection,
  articleId: string,
  typed: string,
  known: Known = {},
): FoundInArticle {
  const plan = planOf(typed, known);
  const article = collection.byId(articleId);
  const nothing = { spans: [], textHash: null, corrections: [], leftOut: [], isLookedFor: true };
  if (!article) return nothing;
  const { text, language } = article.document;
  const textHash = hashOfText(text);
  const signs = signsIn(text, typed);
  if (!plan || signs.length > 0) return { ...nothing, textHash, spans: signs };
  const title = titleOf(article.document);
  const whole: Text = { folded: foldWithMap(text), kind: 'text', language, start: 0 };
  const found = [whole, ...(title ? [title] : [])].map((here) => foundIn(collection, plan, typed, here));
  const asked = found.flatMap((each) => each.asked);
  const leftOut = leftOutOf(typed, title !== null, known);
  return {
    textHash,
    spans: outermost(found.flatMap(({ spans }) => spans)),
    corrections: correctionsIn(asked),
    leftOut,
    isLookedFor: asked.length > 0 || leftOut.length === 0,
  };
}
