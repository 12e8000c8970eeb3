/**
 * Where the passages of records stand in an article of the library. A passage that is not found word for word is kept in a
 * small text of its own, so that it waits in the review with its quote and nothing is laid on words it was not made on.
 */
import { createHash } from 'node:crypto';
import type { Anchor, Passage } from '../../../contract/annotation.ts';
import { codePointsOf, type CodePoints } from '../../../contract/code-points.ts';
import { isAmongOthers } from '../../annotations/anchor.ts';
import { describePassage } from '../../annotations/describe.ts';
import { anchorFunctions } from '../../annotations/functions.ts';
import type { ForeignPassage } from '../foreign.ts';
import { quoteKey } from './quote-key.ts';
import { createWordFinder, type FindWords } from './word-finder.ts';

export interface Text {
  readonly text: string;
  readonly textHash: string;
}

export interface PlacedPassage {
  readonly passage: Passage;
  readonly place: 'found' | 'edited' | 'doubtful' | 'orphaned';
  /** What must be kept for the passage to be described in; null when it is today's text or kept already. */
  readonly ownText: string | null;
}

export interface PlaceRequest {
  /** All of one article. */
  readonly passages: readonly ForeignPassage[];
  /** Today's text of the article; null while its source is away. */
  readonly today: Text | null;
  /** The texts that records were made on, by hash, as far as this library has them. */
  readonly keptTexts: ReadonlyMap<string, string>;
}

const CONTEXT = 32;

/** One place a passage, in their order. Runs in the import thread. */
export function placePassages({ passages, today, keptTexts }: PlaceRequest): PlacedPassage[] {
  const asMade = madeIn(keptTexts);
  const find = today && finderOf(today);
  const made = passages.map((passage) => asMade(passage) ?? (today && find && inToday(passage, today, find)));
  // What could not be pinned to a text is looked for by its own words.
  const looked = made.map((each, index) => each ?? loose(passages[index]));
  const anchors = today ? anchorFunctions.anchorPassages({ passages: looked, ...today, keptTexts }) : [];
  return looked.map((passage, index) =>
    settle(passage, made[index] ?? null, anchors[index] ?? { state: 'orphaned' }, today),
  );
}

/** An article's passages come some at a time: the text is read once for all of them. */
let lastFinder: { readonly textHash: string; readonly find: FindWords } | null = null;
function finderOf({ text, textHash }: Text): FindWords {
  if (lastFinder?.textHash !== textHash) lastFinder = { textHash, find: createWordFinder(text) };
  return lastFinder.find;
}

/** Answers a passage just as it was made, where the text that it was made on is at hand and says the same; else null. */
function madeIn(kept: ReadonlyMap<string, string>): (passage: ForeignPassage) => Passage | null {
  const counted = new Map<string, CodePoints>();
  return ({ exact, position, textHash }) => {
    const text = textHash === null ? undefined : kept.get(textHash);
    if (text === undefined || textHash === null || position === null) return null;
    const points = counted.get(textHash) ?? codePointsOf(text);
    counted.set(textHash, points);
    const start = points.toUnits(position.start);
    const end = points.toUnits(position.end);
    return text.slice(start, end) === exact ? describePassage(text, textHash, start, end) : null;
  };
}

/** A quote of fewer letters than this is believed only with the words around it, where the record knows them. */
const SHORT = 20;
/** A quote that stands more often than this says nothing. */
const MOST_PLACES = 400;

/** The passage in today's text, where its words stand whole, and once, or once with these words around. */
function inToday(
  { exact, prefix, suffix }: ForeignPassage,
  { text, textHash }: Text,
  find: FindWords,
): Passage | null {
  if (exact === '') return null;
  const isWhole = (at: number): boolean => !cutsWord(text, at) && !cutsWord(text, at + exact.length);
  const places = find(exact, MOST_PLACES + 1, isWhole);
  const isContextKnown = prefix + suffix !== '';
  const hasContext = (at: number): boolean =>
    text.slice(Math.max(0, at - prefix.length), at) === prefix && text.startsWith(suffix, at + exact.length);
  const needsContext = isContextKnown && (places.length > 1 || exact.length < SHORT);
  const [only, ...others] = needsContext ? places.filter(hasContext) : places;
  if (only === undefined || others.length > 0) return null;
  // The words of another chapter, which are the same, are not those that were marked.
  if (isAmongOthers({ prefix, suffix }, text, { start: only, end: only + exact.length })) return null;
  return describePassage(text, textHash, only, only + exact.length);
}

const cutsWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
  /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));

/** The passage in a text of its own: what the record says of it, and nothing more. */
function loose(passage: ForeignPassage | undefined): Passage {
  const { exact = '', prefix = '', suffix = '' } = passage ?? {};
  const text = ownTextOf(lastOf(prefix), exact, firstOf(suffix));
  const start = lastOf(prefix).length;
  return {
    ...{ start, end: start + exact.length, exact, prefix: lastOf(prefix), suffix: firstOf(suffix) },
    textHash: createHash('sha256').update(text).digest('hex'),
  };
}

const ownTextOf = (prefix: string, exact: string, suffix: string): string => prefix + exact + suffix;
/** At most as much context as a passage holds, whole characters only. */
const lastOf = (prefix: string): string => prefix.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]/, '');
const firstOf = (suffix: string): string => suffix.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/, '');

const saysTheSame = ({ exact }: Passage, words: string): boolean => quoteKey(exact) === quoteKey(words);

function settle(passage: Passage, made: Passage | null, anchor: Anchor, today: Text | null): PlacedPassage {
  // Signs without a word stand anywhere: only their own place is believed, not a likely one.
  const isTelling = made !== null || /[\p{L}\p{N}]/u.test(passage.exact);
  const isFound = isTelling && (anchor.state === 'exact' || anchor.state === 'moved');
  const place = isFound
    ? 'found'
    : anchor.state === 'orphaned' || !isTelling
      ? 'orphaned'
      : today && saysTheSame(passage, today.text.slice(anchor.start, anchor.end))
        ? 'doubtful'
        : 'edited';
  if (made) return { passage: made, place, ownText: null };
  if (isFound && today)
    return {
      passage: describePassage(today.text, today.textHash, anchor.start, anchor.end),
      place,
      ownText: null,
    };
  const { prefix, exact, suffix } = passage;
  return { passage, place, ownText: ownTextOf(prefix, exact, suffix) };
}
