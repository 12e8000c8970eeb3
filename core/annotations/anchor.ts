/**
 * Where a passage is in today's text, and how sure that is. A chain of ever weaker evidence that ends in `orphaned`: a
 * passage is rather let wait for its reader than laid on words it was not made on. Pure; the passage is never rewritten.
 */
import type { Anchor, Passage } from '../../contract/annotation.ts';
import { alignTokens, type AlignedTexts } from './anchoring/align.ts';
import { isAmongOthers } from './anchoring/among-others.ts';
import { findQuote, readQuote } from './anchoring/find-quote.ts';
import { isOfAnother } from './anchoring/of-another.ts';
import { judgeMapped, MIN_REGION } from './anchoring/judge.ts';
import { chancesIn, findLoneMove, type Chances } from './anchoring/lone-move.ts';
import { mapPassage, regionOf, type Mapping } from './anchoring/map-passage.ts';
import { rememberLast } from './anchoring/remember-last.ts';
import { spanOf } from './anchoring/span-of.ts';
import {
  createVocabulary,
  tokenise,
  tokensIn,
  type Run,
  type Tokens,
  type Vocabulary,
} from './anchoring/tokens.ts';

export { isAmongOthers } from './anchoring/among-others.ts';

type Place = { readonly start: number; readonly end: number };
const ORPHANED: Anchor = { state: 'orphaned' };

/** Unchanged text around a passage that proves its place, in UTF-16 units. */
const SURE_MARGIN = 32;
/** UTF-16 units. Longer texts are compared by their common start and end alone: aligning them would fill the memory. */
const MAX_ALIGNED = 64_000_000;

/**
 * Places a passage in `text`, whose hash is `textHash`. `keptText` is the text the passage was made on, when it was kept:
 * with it an edit or a move is followed, without it the quote must be found by its own words.
 */
export function anchorPassage(
  passage: Passage,
  text: string,
  textHash: string,
  keptText: string | null,
): Anchor {
  const inPlace = anchorInPlace(passage, text, textHash);
  if (inPlace !== null) return inPlace;
  if (keptText !== null && standsAt(passage, keptText)) {
    const anchor =
      inUnchangedPart(passage, keptText, text, textHash) ??
      (isTooLong(keptText, text) ? ORPHANED : throughKeptText(passage, keptText, text, textHash));
    return isAllThereWas(passage, keptText) ? doubting(passage, text, anchor) : anchor;
  }
  return isTooLong(text, passage.exact) ? ORPHANED : byQuote(passage, text, textHash);
}

/** The passage where it was made, if its words and its surroundings still stand there; else null. Takes no time. */
export function anchorInPlace(passage: Passage, text: string, textHash: string): Anchor | null {
  if (!standsAt(passage, text)) return null;
  if (textHash !== passage.textHash && !hasItsContext(passage, text)) return null;
  return { state: 'exact', start: passage.start, end: passage.end };
}

const isTooLong = (...texts: readonly string[]): boolean => texts.some(({ length }) => length > MAX_ALIGNED);

const standsAt = ({ start, end, exact }: Passage, text: string): boolean =>
  end <= text.length && text.slice(start, end) === exact;

/** The same words at the same place with the same words around are where they were, whatever changed elsewhere. */
const hasItsContext = ({ start, end, prefix, suffix }: Passage, text: string): boolean =>
  prefix.length + suffix.length >= SURE_MARGIN &&
  text.slice(Math.max(0, start - prefix.length), start) === prefix &&
  text.slice(end, end + suffix.length) === suffix;

/** A text that holds a quote with what is known of its context, and nothing else, as an import makes it. */
const isAllThereWas = ({ prefix, exact, suffix }: Passage, kept: string): boolean =>
  kept.length === prefix.length + exact.length + suffix.length;

/** Where other words stand around a passage of which only its context is known, nobody can tell that it is this one. */
const doubting = (passage: Passage, text: string, anchor: Anchor): Anchor =>
  anchor.state === 'moved' && isAmongOthers(passage, text, anchor) ? at('uncertain', anchor) : anchor;

const at = (state: 'moved' | 'edited' | 'uncertain', { start, end }: Place): Anchor => ({
  state,
  start,
  end,
});

/** UTF-16 units that two texts begin and end with alike. Counted once for all passages of an article. */
const commonEnds = rememberLast((kept: string, text: string): { head: number; tail: number } => {
  const shortest = Math.min(kept.length, text.length);
  let [head, tail] = [0, 0];
  while (head < shortest && kept.charCodeAt(head) === text.charCodeAt(head)) head++;
  while (
    tail < shortest &&
    kept.charCodeAt(kept.length - tail - 1) === text.charCodeAt(text.length - tail - 1)
  )
    tail++;
  return { head, tail };
});

/** Most edits leave the text before or after them as it was: then the passage has only shifted. */
function inUnchangedPart(passage: Passage, kept: string, text: string, textHash: string): Anchor | null {
  const { start, end } = passage;
  const { head, tail } = commonEnds(`${passage.textHash} ${textHash}`, kept, text);
  if (end + SURE_MARGIN <= head) return at('moved', passage);
  const shift = text.length - kept.length;
  if (start - SURE_MARGIN < kept.length - tail || start + shift < 0) return null;
  return at('moved', { start: start + shift, end: end + shift });
}

interface Compared extends AlignedTexts, Chances {}

// An article's annotations are placed one after another: its comparison is made once for all of them.
const compare = rememberLast((kept: string, text: string): Compared => {
  const vocabulary = createVocabulary();
  const old = tokenise(kept, vocabulary);
  const today = tokenise(text, vocabulary);
  const texts = { vocabulary, old, today, alignment: alignTokens(old, today, vocabulary), isWhole: true };
  return { ...texts, ...chancesIn(texts) };
});

const read = rememberLast((text: string): { vocabulary: Vocabulary; today: Tokens } => {
  const vocabulary = createVocabulary();
  return { vocabulary, today: tokenise(text, vocabulary) };
});

function throughKeptText(passage: Passage, kept: string, text: string, textHash: string): Anchor {
  const compared = compare(`${passage.textHash} ${textHash}`, kept, text);
  const { old, today, vocabulary, alignment } = compared;
  const run = tokensIn(old, passage.start, passage.end);
  if (!run) return ORPHANED;
  const sides = { old, today, run, shift: 0 };
  const mapping = mapPassage(compared, run);
  const found = anchorAt(passage, text, sides, mapping, true);
  if (found) return found;
  const moved = findLoneMove(compared, compared, run);
  if (moved) return at(moved.state, spanOf(passage, text, sides, moved.run));
  if (mapping === 'gone') return ORPHANED;
  const place = findQuote({ tokens: old, run }, today, vocabulary);
  if (place === null || place === 'ambiguous') return ORPHANED;
  const isTaken = alignment.toOld.subarray(place.first, place.end).some((other) => other >= 0);
  const isAlone = regionOf(compared, run, place) < MIN_REGION;
  return isTaken || isAlone ? ORPHANED : at('moved', spanOf(passage, text, sides, place));
}

function byQuote(passage: Passage, text: string, textHash: string): Anchor {
  const { vocabulary, today } = read(textHash, text);
  const quote = readQuote(passage, (words) => tokenise(words, vocabulary));
  if (!quote) return ORPHANED;
  const shift = passage.start - passage.prefix.length;
  const { tokens: old, run } = quote;
  const sides = { old, today, run, shift };
  const found = findQuote(quote, today, vocabulary);
  if (found === 'ambiguous') return ORPHANED;
  if (found && isOfAnother(quote, today, found, vocabulary)) return ORPHANED;
  if (found) return doubting(passage, text, at('moved', spanOf(passage, text, sides, found)));
  const alignment = alignTokens(old, today, vocabulary);
  const mapping = mapPassage({ old, today, vocabulary, alignment, isWhole: false }, run);
  return doubting(passage, text, anchorAt(passage, text, sides, mapping, false) ?? ORPHANED);
}

/** The anchor that an alignment's evidence is good for; null when it is good for none. */
function anchorAt(
  passage: Passage,
  text: string,
  sides: { old: Tokens; today: Tokens; run: Run; shift: number },
  mapping: Mapping,
  isWhole: boolean,
): Anchor | null {
  if (mapping === null || mapping === 'gone') return null;
  const state = judgeMapped(mapping, sides.run.end - sides.run.first, isWhole);
  return state && at(state, spanOf(passage, text, sides, mapping.run));
}
