/**
 * Where an alignment carries a passage, and the evidence for it. Owns no thresholds: what the evidence is worth is judged
 * by the caller. A boundary word that was replaced is placed by its aligned neighbours.
 */
import type { AlignedTexts } from './align.ts';
import { likenessOf } from './likeness.ts';
import { bridge, hasSlidIn, neighbour } from './neighbours.ts';
import { linksInRow, linksOf, mainChain, togetherIn, type Link } from './links.ts';
import type { Run } from './tokens.ts';

/** Context tokens looked at on each side, and those of the wider region. */
const CONTEXT = 8;
const REGION = 32;
/** How far from where it should be an aligned token may be and still count as context. */
const SLACK = 12;

export interface Mapped {
  /** The passage's tokens in the new text. */
  readonly run: Run;
  /** Every token is there, in order, with nothing between. */
  readonly isIntact: boolean;
  /** How like the old passage the new one is, 0 to 1. */
  readonly likeness: number;
  /** Tokens of the passage that are in the run, and their share of the run's letters. */
  readonly links: number;
  /** Those of them that hold a letter or a digit: a lone full stop stands anywhere. */
  readonly words: number;
  /** Those of them that stand in a row with others, as words met by chance do not. */
  readonly inRow: number;
  readonly purity: number;
  /** Share of the passage's letters that are in the run. */
  readonly recall: number;
  /** How many of the `CONTEXT` tokens before and after stand where they should. */
  readonly before: number;
  readonly after: number;
  /** How many of those are words or signs of both texts, and not only the end that both come to. */
  readonly seen: number;
  /** How many of those touch the passage in a row, on both sides together, as they did. */
  readonly touching: number;
  /** Share of the tokens around that stand near it still, 0 to 1; 1 when there were none. */
  readonly region: number;
}

/** `gone`: the neighbours have closed over the passage. Null: the alignment says nothing. */
export type Mapping = Mapped | 'gone' | null;

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

export function mapPassage(texts: AlignedTexts, passage: Run): Mapping {
  const links = mainChain(texts, passage);
  const first = links[0];
  const last = links.at(-1);
  if (first && last && hasSlidIn(texts, passage, links)) return 'gone';
  const run = first && last ? stretch(texts, passage, first, last) : bridge(texts, passage);
  if (run === 'gone' || run === null) return run;
  const length = passage.end - passage.first;
  const isIntact = links.length === length && run.end - run.first === length;
  return {
    run,
    isIntact,
    links: links.length,
    words: links.filter(({ from }) => isWord(texts.vocabulary.said(texts.old.ids[from] ?? -1))).length,
    inRow: linksInRow(links),
    ...likenessOf(texts, passage, run, links),
    ...contextOf(texts, passage, run),
    touching: touchingOf(texts, passage, run),
    region: regionOf(texts, passage, run),
  };
}

/** From the first to the last aligned token, and over replaced ones at the ends as far as the neighbours allow. */
function stretch(texts: AlignedTexts, passage: Run, first: Link, last: Link): Run {
  const areTogether = togetherIn(texts);
  const left = neighbour(texts, passage.first - 1, -1);
  const right = neighbour(texts, passage.end, 1);
  const missingBefore = first.from - passage.first;
  const missingAfter = passage.end - 1 - last.from;
  const before =
    left && areTogether(left, first)
      ? share(missingBefore, first.from - left.from - 1, first.to - left.to - 1)
      : 0;
  const after =
    right && areTogether(last, right)
      ? share(missingAfter, right.from - last.from - 1, right.to - last.to - 1)
      : 0;
  return {
    first: Math.max(0, first.to - before),
    end: Math.min(texts.today.ids.length, last.to + 1 + after),
  };
}

/** How many of a gap's new tokens fall to the `inside` old ones of its `old`. Never many more than they were. */
const share = (inside: number, old: number, today: number): number =>
  inside === 0 ? 0 : Math.min(Math.round((today * inside) / Math.max(1, old)), 2 * inside + 2);

/** Where both texts end there is nothing to compare, and the end itself stands where it should. */
function contextOf(
  { alignment: { toToday }, old, today }: AlignedTexts,
  passage: Run,
  run: Run,
): Pick<Mapped, 'before' | 'after' | 'seen'> {
  let before = 0;
  let after = 0;
  let seen = 0;
  for (let k = 1; k <= CONTEXT; k++) {
    const left = toToday[passage.first - k] ?? -1;
    const right = toToday[passage.end + k - 1] ?? -1;
    const isLeft = left >= 0 && left < run.first && run.first - left <= k + SLACK;
    const isRight = right >= run.end && right - run.end < k + SLACK;
    if (passage.first < k ? run.first < k : isLeft) before++;
    if (passage.end + k > old.ids.length ? run.end + k > today.ids.length : isRight) after++;
    seen += Number(isLeft) + Number(isRight);
  }
  return { before, after, seen };
}

function touchingOf({ alignment: { toToday } }: AlignedTexts, passage: Run, run: Run): number {
  let [before, after] = [0, 0];
  while (
    before < run.first &&
    before < CONTEXT &&
    toToday[passage.first - before - 1] === run.first - before - 1
  )
    before++;
  while (after < CONTEXT && toToday[passage.end + after] === run.end + after) after++;
  return before + after;
}

/** Share of the old tokens around a passage that stand around a run too, 0 to 1; 1 when there are none. */
export function regionOf({ alignment, old }: AlignedTexts, passage: Run, run: Run): number {
  const before = { first: Math.max(0, passage.first - REGION), end: passage.first };
  const after = { first: passage.end, end: Math.min(old.ids.length, passage.end + REGION) };
  const all = before.end - before.first + after.end - after.first;
  const near = [...linksOf(alignment, before), ...linksOf(alignment, after)].filter(
    ({ to }) => to > run.first - 3 * REGION && to < run.end + 3 * REGION,
  );
  return all === 0 ? 1 : near.length / all;
}
