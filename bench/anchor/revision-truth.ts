/**
 * Passages of real revisions whose new place is certain without any anchoring. Intact: inside a sentence that stands once
 * in both versions. Edited: inside a paragraph that stands between the same unchanged, unique paragraphs in both, so that
 * it can only have become the one there now; its letters are paired by a table, and each end of the passage must lie beside
 * letters that stayed. What is rewritten beyond that, or moves while it is edited, is not measured: nobody knows its truth.
 */
import { choosePassage, PASSAGE_KINDS, type Span } from '../../core/annotations/fixtures/passages.ts';
import { randomFrom } from '../../core/annotations/fixtures/prose.ts';
import { MAX_CELLS, pairLetters } from './letter-pairs.ts';
import type { Revision } from './packages.ts';

export interface KnownPassage {
  readonly kind: string;
  readonly was: Span;
  readonly is: Span;
  readonly isEdited: boolean;
}

/** Letters beside an end that must have stayed in a row. */
const FIRM = 6;
/** Share of a paragraph's, and of a passage's letters that must have stayed. */
const KEPT = 0.6;
/** Paragraphs that may lie between two unchanged ones. */
const MAX_BETWEEN = 3;
const INTACT_EACH = 12;

interface Block extends Span {
  readonly text: string;
}

const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map(({ index, 0: block }) => ({
    start: index,
    end: index + block.length,
    text: block,
  }));

const isProse = (text: string): boolean =>
  text.length > 60 &&
  !/^(```| {4}|\t|\|)|```/.test(text) &&
  (text.match(/[\p{L} ]/gu) ?? []).length > 0.75 * text.length;

const standsOnce = (text: string, part: string): boolean => {
  const at = text.indexOf(part);
  return at >= 0 && at === text.lastIndexOf(part);
};

export function passagesOf({ before, after }: Revision, seed: number): KnownPassage[] {
  const random = randomFrom(seed);
  const edited = revisedBlocks(before, after).flatMap(([was, is]) => {
    const pairs = pairLetters(was.text, is.text);
    if (2 * stayed(pairs) < KEPT * (was.text.length + is.text.length)) return [];
    return PASSAGE_KINDS.flatMap((kind) => {
      const span =
        kind === 'paragraph'
          ? { start: 0, end: was.text.length }
          : choosePassage(was.text, kind, random, (_text, start, end) =>
              isKnown(was.text, is.text, pairs, { start, end }),
            );
      const place = span && placeOf(pairs, span);
      return span && place && isKnown(was.text, is.text, pairs, span)
        ? [{ kind, was: shift(span, was.start), is: shift(place, is.start), isEdited: true }]
        : [];
    });
  });
  return [...edited, ...intact(before, after, random)];
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
const stayed = (pairs: Int32Array): number => pairs.reduce((sum, to) => sum + (to >= 0 ? 1 : 0), 0);

/** Paragraphs that changed, each with what it became: those between the same two unchanged ones, if they are as many. */
function revisedBlocks(before: string, after: string): [Block, Block][] {
  const [old, today] = [blocksOf(before), blocksOf(after)];
  const firm = old.flatMap(({ text }, index): [number, number][] => {
    if (text.length < 20 || !standsOnce(before, text) || !standsOnce(after, text)) return [];
    const there = today.findIndex((block) => block.text === text);
    return there >= 0 ? [[index, there]] : [];
  });
  return firm.flatMap(([i, j], index) => {
    const [nextI = 0, nextJ = 0] = firm[index + 1] ?? [];
    const between = nextI - i - 1;
    if (between < 1 || between > MAX_BETWEEN || nextJ - j - 1 !== between) return [];
    return Array.from({ length: between }, (_, k): [Block | undefined, Block | undefined] => [
      old[i + 1 + k],
      today[j + 1 + k],
    ])
      .filter((pair): pair is [Block, Block] => pair[0] !== undefined && pair[1] !== undefined)
      .filter(
        ([was, is]) =>
          was.text !== is.text && isProse(was.text) && was.text.length * is.text.length < MAX_CELLS,
      );
  });
}

/** A passage that was edited, but not replaced, and both of whose ends are certain. One still there word for word is not. */
function isKnown(was: string, is: string, pairs: Int32Array, span: Span): boolean {
  const place = placeOf(pairs, span);
  if (!place || is.includes(was.slice(span.start, span.end))) return false;
  const [lengthWas, lengthIs] = [span.end - span.start, place.end - place.start];
  return 2 * stayed(pairs.subarray(span.start, span.end)) >= KEPT * (lengthWas + lengthIs);
}

/** Where a span of the old paragraph is in the new one; null when an end lies in what changed. */
function placeOf(pairs: Int32Array, { start, end }: Span): Span | null {
  const isFirm = (from: number, to: number): boolean => {
    if (from < 0 || to > pairs.length) return false;
    for (let k = from; k < to; k++)
      if (pairs[k] === -1 || (k > from && pairs[k] !== (pairs[k - 1] ?? 0) + 1)) return false;
    return true;
  };
  const first = isFirm(start, start + FIRM)
    ? (pairs[start] ?? 0)
    : isFirm(start - FIRM, start)
      ? (pairs[start - 1] ?? 0) + 1
      : null;
  const last = isFirm(end - FIRM, end)
    ? (pairs[end - 1] ?? 0) + 1
    : isFirm(end, end + FIRM)
      ? (pairs[end] ?? 0)
      : null;
  return first === null || last === null || last <= first ? null : { start: first, end: last };
}

/** Words, phrases and sentences inside sentences that stand once in both versions. */
function intact(before: string, after: string, random: () => number): KnownPassage[] {
  const known: KnownPassage[] = [];
  for (let tries = 0; tries < INTACT_EACH; tries++) {
    const sentence = choosePassage(
      before,
      'sentence',
      random,
      (text, start, end) => end - start > 40 && isProse(text.slice(start, end)),
    );
    if (!sentence) continue;
    const said = before.slice(sentence.start, sentence.end);
    if (!standsOnce(before, said) || !standsOnce(after, said)) continue;
    const kind = (['word', 'phrase', 'sentence'] as const)[tries % 3] ?? 'word';
    const span = kind === 'sentence' ? { start: 0, end: said.length } : choosePassage(said, kind, random);
    if (span)
      known.push({
        kind,
        was: shift(span, sentence.start),
        is: shift(span, after.indexOf(said)),
        isEdited: false,
      });
  }
  return known;
}
