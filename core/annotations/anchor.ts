/**
 * Where a passage is in today's text, and how sure that is. A chain of ever weaker evidence that ends in `orphaned`: a
 * passage is rather let wait for its reader than laid on words it was not made on. Pure; the passage is never rewritten.
 */
import type { Anchor, Passage } from '../../contract/annotation.ts';
import { alignTokens, type AlignedTexts } from './anchoring/align.ts';
import { isAmongOthers } from './anchoring/among-others.ts';
import { findQuote, readQuote } from './anchoring/find-quote.ts';
import { isBackedOnBothSides, isOfAnother } from './anchoring/of-another.ts';
import { judgeMapped, MIN_REGION } from './anchoring/judge.ts';
import { chancesIn, findLoneMove, type Chances } from './anchoring/lone-move.ts';
import { mapPassage, regionOf } from './anchoring/map-passage.ts';
import { surestPlace, type Copies } from './anchoring/namesakes.ts';
import { rememberLast } from './anchoring/remember-last.ts';
import { spanOf } from './anchoring/span-of.ts';
import { TokenPlaces } from './anchoring/token-places.ts';
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
/** Unchanged text on the side of a change that holds whatever tells a passage from others like it, in UTF-16 units. */
const TELLING_MARGIN = 512;
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
  if (inPlace) return inPlace;
  if (keptText !== null && standsAt(passage, keptText)) {
    const anchor = asExact(passage, text, byKeptText(passage, text, textHash, keptText));
    return isAllThereWas(passage, keptText) ? doubting(passage, text, anchor) : anchor;
  }
  if (standsAloneInPlace(passage, text)) return exactly(passage);
  return isTooLong(text, passage.exact) ? ORPHANED : byQuote(passage, text, textHash);
}

/** The passage where it was made, in the very text it was made on; null in any other. Takes no time. */
export function anchorInPlace(passage: Passage, text: string, textHash: string): Anchor | null {
  return textHash === passage.textHash && standsAt(passage, text) ? exactly(passage) : null;
}

const exactly = ({ start, end }: Place): Anchor => ({ state: 'exact', start, end });

/** What moved by nothing at all has not moved. */
function asExact(passage: Passage, text: string, anchor: Anchor): Anchor {
  const isThere = anchor.state === 'moved' && anchor.start === passage.start && standsAt(passage, text);
  return isThere && anchor.end === passage.end ? exactly(passage) : anchor;
}

function byKeptText(passage: Passage, text: string, textHash: string, kept: string): Anchor {
  const unchanged = inUnchangedPart(passage, kept, text, textHash);
  if (unchanged) return unchanged;
  if (!isTooLong(kept, text)) return throughKeptText(passage, kept, text, textHash);
  return standsAloneInPlace(passage, text) ? exactly(passage) : ORPHANED;
}

const isTooLong = (...texts: readonly string[]): boolean => texts.some(({ length }) => length > MAX_ALIGNED);

const standsAt = ({ start, end, exact }: Passage, text: string): boolean =>
  end <= text.length && text.slice(start, end) === exact;

/** True when the same words with the same words around them stand where they did, and nowhere else. */
function standsAloneInPlace(passage: Passage, text: string): boolean {
  const { start, prefix, suffix, exact } = passage;
  if (prefix.length + suffix.length < SURE_MARGIN || !standsAt(passage, text)) return false;
  const [first, words] = [start - prefix.length, prefix + exact + suffix];
  return text.startsWith(words, first) && text.indexOf(words) === first && text.lastIndexOf(words) === first;
}

/** A text that holds a quote with what is known of its context, and nothing else, as an import makes it. */
const isAllThereWas = ({ prefix, exact, suffix }: Passage, kept: string): boolean =>
  kept.length === prefix.length + exact.length + suffix.length;

/** Where other words stand around a passage of which only its context is known, nobody can tell that it is this one. */
const doubting = (passage: Passage, text: string, anchor: Anchor): Anchor =>
  (anchor.state === 'moved' || anchor.state === 'exact') && isAmongOthers(passage, text, anchor)
    ? at('uncertain', anchor)
    : anchor;

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

/**
 * Most edits leave the text before or after them as it was: then the passage has only shifted. What both the start and the
 * end could be, as one of two like paragraphs when the other was taken out, is not told so.
 */
function inUnchangedPart(passage: Passage, kept: string, text: string, textHash: string): Anchor | null {
  const { start, end } = passage;
  const { head, tail } = commonEnds(`${passage.textHash} ${textHash}`, kept, text);
  const shift = text.length - kept.length;
  if (end + TELLING_MARGIN <= head && end <= Math.min(kept.length, text.length) - tail)
    return at('moved', passage);
  const isBehind = start - TELLING_MARGIN >= kept.length - tail && start + Math.min(0, shift) >= head;
  return isBehind ? at('moved', { start: start + shift, end: end + shift }) : null;
}

interface Compared extends AlignedTexts, Chances {
  readonly copies: Copies;
}

// An article's annotations are placed one after another: its comparison is made once for all of them.
const compare = rememberLast((kept: string, text: string): Compared => {
  const vocabulary = createVocabulary();
  const old = tokenise(kept, vocabulary);
  const today = tokenise(text, vocabulary);
  const texts = { vocabulary, old, today, alignment: alignTokens(old, today, vocabulary), isWhole: true };
  const copies = { old: new TokenPlaces(old), today: new TokenPlaces(today) };
  return { ...texts, ...chancesIn(texts), copies };
});

const read = rememberLast((text: string): { vocabulary: Vocabulary; today: Tokens } => {
  const vocabulary = createVocabulary();
  return { vocabulary, today: tokenise(text, vocabulary) };
});

function throughKeptText(passage: Passage, kept: string, text: string, textHash: string): Anchor {
  const compared = compare(`${passage.textHash} ${textHash}`, kept, text);
  const { old, today } = compared;
  const run = tokensIn(old, passage.start, passage.end);
  const found = run && foundIn(compared, run);
  if (!found) return ORPHANED;
  const { run: place, isSure } = surestPlace(compared, compared.copies, run, found.run);
  const isElsewhere = place !== found.run;
  const state = isElsewhere ? 'moved' : isSure ? found.state : 'uncertain';
  return at(state, spanOf(passage, text, { old, today, run, shift: 0 }, place));
}

/** Where the comparison, or failing that its own words, find a passage. */
function foundIn(
  compared: Compared,
  run: Run,
): { readonly run: Run; readonly state: 'moved' | 'edited' | 'uncertain' } | null {
  const { old, today, vocabulary, alignment } = compared;
  const mapping = mapPassage(compared, run);
  if (mapping !== null && mapping !== 'gone') {
    const state = judgeMapped(mapping, run.end - run.first, true);
    if (state) return { run: mapping.run, state };
  }
  const moved = findLoneMove(compared, compared, run);
  if (moved) return moved;
  if (mapping === 'gone') return null;
  const place = findQuote({ tokens: old, run }, today, vocabulary);
  if (place === null || place === 'ambiguous') return null;
  const isTaken = alignment.toOld.subarray(place.first, place.end).some((other) => other >= 0);
  const isAlone = regionOf(compared, run, place) < MIN_REGION;
  return isTaken || isAlone ? null : { run: place, state: 'moved' };
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
  if (found) {
    const state = isBackedOnBothSides(quote, today, found, vocabulary) ? 'moved' : 'uncertain';
    return doubting(passage, text, at(state, spanOf(passage, text, sides, found)));
  }
  const alignment = alignTokens(old, today, vocabulary);
  const mapping = mapPassage({ old, today, vocabulary, alignment, isWhole: false }, run);
  if (mapping === null || mapping === 'gone') return ORPHANED;
  const state = judgeMapped(mapping, run.end - run.first, false);
  return state ? doubting(passage, text, at(state, spanOf(passage, text, sides, mapping.run))) : ORPHANED;
}
