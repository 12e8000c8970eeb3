/** Cuts the words around the best matches out of a passage. Pure; cuts no word and no match. */
import type { Span } from '../../contract/article.ts';
import type { Excerpt } from '../../contract/search.ts';
import { mergeSpans, type Match } from './occurrences.ts';
import { isUnspaced, segmentsOf } from './unspaced.ts';

/** What a snippet aims for, in UTF-16 units: two lines of the list. A longer match makes a longer snippet. */
const SNIPPET_LENGTH = 160;
/** The same for each of two pieces. */
const HALF_LENGTH = 80;
/** Two pieces with less between them are one: a sign for what is left out would take as much. */
const LEAST_GAP = 8;
/** A word longer than this, as a data URL, may be cut at the edge of a match. */
const LONGEST_WORD = 200;
/** The share of the free room that goes before the match. */
const BEFORE = 0.35;

interface SnippetPiece extends Span {
  /** Matches in it, as spans of the passage, overlapping ones made one. */
  readonly marks: readonly Span[];
}

/** Offsets of `text` within a span where a cut divides no word, in order. */
function cutsIn(text: string, from: number, to: number): number[] {
  const piece = text.slice(from, to);
  const parts = isUnspaced(piece)
    ? segmentsOf(piece).map((segment) => from + segment.start)
    : Array.from(piece.matchAll(/\s+/gu), ({ index, 0: space }) => [
        from + index,
        from + index + space.length,
      ]).flat();
  const cuts = parts.filter((cut) => cut > from && cut < to);
  if (from === 0) cuts.unshift(0);
  if (to === text.length) cuts.push(to);
  return cuts;
}

const SPACE = /\s/u;
const isSpace = (text: string, offset: number): boolean => SPACE.test(text.charAt(offset));

/** The cut nearest after `wanted`, but not after `match`; else the nearest before. */
function startOf(text: string, wanted: number, match: number): number {
  if (wanted <= 0) return 0;
  for (let cut = wanted; cut <= match; cut++) if (isSpace(text, cut - 1)) return cut;
  const from = Math.max(0, wanted - LONGEST_WORD);
  const cuts = cutsIn(text, from, Math.min(text.length, match + 1)).filter((cut) => cut <= match);
  return cuts.find((cut) => cut >= wanted) ?? cuts.at(-1) ?? match;
}

/** The cut nearest before `wanted`, but not before `match`; else the nearest after. */
function endOf(text: string, wanted: number, match: number): number {
  if (wanted >= text.length) return text.length;
  for (let cut = wanted; cut >= match; cut--) if (isSpace(text, cut)) return cut;
  const to = Math.min(text.length, wanted + LONGEST_WORD);
  const cuts = cutsIn(text, Math.max(0, match - 1), to).filter((cut) => cut >= match);
  return cuts.findLast((cut) => cut <= wanted) ?? cuts[0] ?? match;
}

/** Matches that stand close enough to be shown together. */
interface Run extends Span {
  /** What of the query they are. */
  readonly asked: ReadonlySet<string>;
}

/** The run of matches of at most so many units that finds most of the query: the whole of it first, then different words. */
function bestRun(matches: readonly Match[], literal: string, most: number): Run {
  let best: Run = { start: 0, end: 0, asked: new Set() };
  let mostWorth = 0;
  matches.forEach((first, i) => {
    const asked = new Set<string>();
    let end = first.end;
    for (let k = i; k < matches.length; k++) {
      const match = matches[k];
      if (!match || (k > i && match.end - first.start > most)) break;
      asked.add(match.asked);
      end = Math.max(end, match.end);
    }
    const worth = asked.size + (asked.has(literal) ? matches.length : 0);
    if (worth <= mostWorth) return;
    mostWorth = worth;
    best = { start: first.start, end, asked };
  });
  return best;
}

/** One run; or two, in order, when they find words that do not fit in one. */
function runsOf(matches: readonly Match[], literal: string): readonly Run[] {
  const whole = bestRun(matches, literal, SNIPPET_LENGTH);
  const all = new Set(matches.map(({ asked }) => asked));
  if (whole.asked.has(literal) || whole.asked.size === all.size) return [whole];
  const near = bestRun(matches, literal, HALF_LENGTH);
  const others = matches.filter(({ asked }) => !near.asked.has(asked));
  const far = bestRun(others, literal, HALF_LENGTH);
  if (near.asked.size + far.asked.size <= whole.asked.size) return [whole];
  return near.start < far.start ? [near, far] : [far, near];
}

/** About so many units of a text around a run of its matches. */
function stretchOf(text: string, marks: readonly Span[], run: Span, length: number): Span {
  // A run may end inside a longer mark that begins in it.
  const core =
    mergeSpans([run, ...marks.filter((mark) => mark.start < run.end && mark.end > run.start)])[0] ?? run;
  const room = Math.max(0, length - (core.end - core.start));
  const before = Math.max(Math.min(core.start, Math.floor(room * BEFORE)), room - (text.length - core.end));
  const start = outsideOf(marks, startOf(text, core.start - before, core.start)).start;
  const end = outsideOf(marks, endOf(text, Math.max(start + length, core.end), core.end)).end;
  return { start, end };
}

/** A stretch without the white space at its ends, and its marks. */
function pieceOf(text: string, marks: readonly Span[], { start, end }: Span): SnippetPiece {
  const kept = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const piece = text.slice(start, end);
  // A match may end in what `trim` takes for white space, as a byte-order mark.
  const trimmedEnd = Math.max(start + piece.trimEnd().length, kept.at(-1)?.end ?? 0);
  return { start: start + piece.length - piece.trimStart().length, end: trimmedEnd, marks: kept };
}

/**
 * The snippet around the best of `matches`, which are in order, each a span of `text`, and at least one: one piece, or two
 * in order and apart.
 */
export function snippetOf(text: string, matches: readonly Match[], literal: string): readonly SnippetPiece[] {
  const marks = mergeSpans(matches);
  const runs = runsOf(matches, literal);
  const length = runs.length > 1 ? HALF_LENGTH : SNIPPET_LENGTH;
  const [first, second] = runs.map((run) => stretchOf(text, marks, run, length));
  if (!first) return [];
  if (!second) return [pieceOf(text, marks, first)];
  const isApart = second.start - first.end > LEAST_GAP;
  const stretches = isApart
    ? [first, second]
    : [{ start: first.start, end: Math.max(first.end, second.end) }];
  return stretches.map((stretch) => pieceOf(text, marks, stretch));
}

/** What a screen shows of a passage, and where the first match of that stands in it. Asks as `snippetOf` does. */
export function excerptOf(
  text: string,
  matches: readonly Match[],
  literal: string,
): { readonly excerpt: Excerpt; readonly first: Span } {
  const pieces = snippetOf(text, matches, literal);
  const [from, to] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
  const excerpt = {
    pieces: pieces.map(({ start, end, marks }) => ({
      text: text.slice(start, end),
      marks: marks.map((mark) => ({ start: mark.start - start, end: mark.end - start })),
    })),
    cutBefore: text.slice(0, from).trim() !== '',
    cutAfter: text.slice(to).trim() !== '',
  };
  return { excerpt, first: pieces[0]?.marks[0] ?? { start: from, end: to } };
}

/** The mark that a cut would divide; else the cut itself. */
const outsideOf = (marks: readonly Span[], cut: number): Span =>
  marks.find((mark) => mark.start < cut && mark.end > cut) ?? { start: cut, end: cut };
