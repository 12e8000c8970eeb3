/** Cuts the words around the best match out of a passage. Pure; cuts no word and no match. */
import type { Span } from '../../contract/article.ts';
import { mergeSpans, type Match } from './occurrences.ts';
import { isUnspaced, segmentsOf } from './unspaced.ts';

/** What a snippet aims for, in UTF-16 units: two lines of the list. A longer match makes a longer snippet. */
const SNIPPET_LENGTH = 160;
/** A word longer than this, as a data URL, may be cut at the edge of a match. */
const LONGEST_WORD = 200;
/** The share of the free room that goes before the match. */
const BEFORE = 0.35;

export interface Snippet extends Span {
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

/** The run of matches that fits a snippet and finds most of the query: the whole of it first, then different words. */
function bestRun(matches: readonly Match[], literal: string): Span {
  let best: Span = matches[0] ?? { start: 0, end: 0 };
  let most = -1;
  matches.forEach((first, i) => {
    const found = new Set<string>();
    let end = first.end;
    for (let k = i; k < matches.length; k++) {
      const match = matches[k];
      if (!match || (k > i && match.end - first.start > SNIPPET_LENGTH)) break;
      found.add(match.found);
      end = Math.max(end, match.end);
    }
    const worth = found.size + (found.has(literal) ? matches.length : 0);
    if (worth <= most) return;
    most = worth;
    best = { start: first.start, end };
  });
  return best;
}

/** The snippet around the best of `matches`, which are in order, each a span of `text`, and at least one. */
export function snippetOf(text: string, matches: readonly Match[], literal: string): Snippet {
  const marks = mergeSpans(matches);
  const run = bestRun(matches, literal);
  // A run may end inside a longer mark that begins in it.
  const core =
    mergeSpans([run, ...marks.filter((mark) => mark.start < run.end && mark.end > run.start)])[0] ?? run;

  const room = Math.max(0, SNIPPET_LENGTH - (core.end - core.start));
  const before = Math.max(Math.min(core.start, Math.floor(room * BEFORE)), room - (text.length - core.end));
  const start = outsideOf(marks, startOf(text, core.start - before, core.start)).start;
  const end = outsideOf(marks, endOf(text, Math.max(start + SNIPPET_LENGTH, core.end), core.end)).end;
  const kept = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const piece = text.slice(start, end);
  // A match may end in what `trim` takes for white space, as a byte-order mark.
  const trimmedEnd = Math.max(start + piece.trimEnd().length, kept.at(-1)?.end ?? 0);
  return { start: start + piece.length - piece.trimStart().length, end: trimmedEnd, marks: kept };
}

/** The mark that a cut would divide; else the cut itself. */
const outsideOf = (marks: readonly Span[], cut: number): Span =>
  marks.find((mark) => mark.start < cut && mark.end > cut) ?? { start: cut, end: cut };
