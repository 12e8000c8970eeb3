/**
 * Where an alignment carries a passage, and the evidence for it. Owns no thresholds: what the evidence is worth is judged
 * by the caller. A boundary word that was replaced is placed by its aligned neighbours.
 */
import type { Alignment } from './align.ts';
import { likenessOf } from './likeness.ts';
import type { Run, Tokens, Vocabulary } from './tokens.ts';

/** Context tokens looked at on each side. */
const CONTEXT = 8;
/** How far from its neighbours an aligned token may be and still be with them. */
const SLACK = 12;

export interface Mapped {
  /** The passage's tokens in the new text. */
  readonly run: Run;
  /** Every token is there, in order, with nothing between. */
  readonly isIntact: boolean;
  /** How like the old passage the new one is, 0 to 1. */
  readonly likeness: number;
  /** How many of the `CONTEXT` tokens before and after stand where they should. */
  readonly before: number;
  readonly after: number;
}

/** `gone`: the neighbours have closed over the passage. Null: the alignment says nothing. */
export type Mapping = Mapped | 'gone' | null;

interface Texts {
  readonly old: Tokens;
  readonly today: Tokens;
  readonly vocabulary: Vocabulary;
}

interface Link {
  readonly from: number;
  readonly to: number;
}

export function mapPassage(texts: Texts, alignment: Alignment, passage: Run): Mapping {
  const links = mainLinks(alignment, passage);
  const first = links[0];
  const last = links.at(-1);
  const run = first && last ? stretch(texts, alignment, passage, first, last) : bridge(alignment, passage);
  if (run === 'gone' || run === null) return run;
  const length = passage.end - passage.first;
  const isIntact = links.length === length && run.end - run.first === length;
  return {
    run,
    isIntact,
    likeness: isIntact
      ? 1
      : likenessOf(
          texts,
          passage,
          run,
          links.map(({ from }) => from),
        ),
    ...contextOf(texts, alignment, passage, run),
  };
}

const areTogether = (a: Link, b: Link): boolean =>
  b.to > a.to && b.to - a.to <= 3 * (b.from - a.from) + SLACK;

/** The aligned tokens of a passage that stand together: the longest chain, and the chains that continue it. */
function mainLinks(alignment: Alignment, { first, end }: Run): Link[] {
  const chains: Link[][] = [];
  for (let from = first; from < end; from++) {
    const to = alignment[from] ?? -1;
    if (to < 0) continue;
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    if (chain && previous && areTogether(previous, { from, to })) chain.push({ from, to });
    else chains.push([{ from, to }]);
  }
  const main = chains.reduce(
    (longest, chain) => (chain.length > longest.length ? chain : longest),
    chains[0] ?? [],
  );
  const at = chains.indexOf(main);
  let links = [...main];
  for (const chain of chains.slice(at + 1)) {
    const [head, tail] = [chain[0], links.at(-1)];
    if (head && tail && areTogether(tail, head)) links.push(...chain);
  }
  for (const chain of chains.slice(0, Math.max(0, at)).reverse()) {
    const [head, tail] = [links[0], chain.at(-1)];
    if (head && tail && areTogether(tail, head)) links = [...chain, ...links];
  }
  return links;
}

/** From the first to the last aligned token, and over replaced ones at the ends as far as the neighbours allow. */
function stretch({ today }: Texts, alignment: Alignment, passage: Run, first: Link, last: Link): Run {
  const left = neighbour(alignment, passage.first - 1, -1);
  const right = neighbour(alignment, passage.end, 1);
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
  return { first: Math.max(0, first.to - before), end: Math.min(today.ids.length, last.to + 1 + after) };
}

/** How many of a gap's new tokens fall to the `inside` old ones of its `old`. Never many more than they were. */
const share = (inside: number, old: number, today: number): number =>
  inside === 0 ? 0 : Math.min(Math.round((today * inside) / Math.max(1, old)), 2 * inside + 2);

/** The nearest aligned token outside the passage, going one way. */
function neighbour(alignment: Alignment, start: number, step: 1 | -1): Link | null {
  for (let k = 0, from = start; k < CONTEXT; k++, from += step) {
    const to = alignment[from] ?? -1;
    if (to >= 0) return { from, to };
  }
  return null;
}

/** No token of the passage is left: what stands between its neighbours now, if they still face each other. */
function bridge(alignment: Alignment, passage: Run): Run | 'gone' | null {
  const left = neighbour(alignment, passage.first - 1, -1);
  const right = neighbour(alignment, passage.end, 1);
  if (!left || !right || !areTogether(left, right)) return null;
  const old = right.from - left.from - 1;
  const today = right.to - left.to - 1;
  const length = passage.end - passage.first;
  const outsideBefore = share(passage.first - left.from - 1, old, today);
  const outsideAfter = share(right.from - passage.end, old, today);
  const inside = today - outsideBefore - outsideAfter;
  if (inside <= 0) return 'gone';
  if (inside > 3 * length + 3) return null;
  return { first: left.to + 1 + outsideBefore, end: right.to - outsideAfter };
}

function contextOf(
  { old }: Texts,
  alignment: Alignment,
  passage: Run,
  run: Run,
): Pick<Mapped, 'before' | 'after'> {
  let before = 0;
  let after = 0;
  for (let k = 1; k <= CONTEXT; k++) {
    const left = passage.first - k >= 0 ? (alignment[passage.first - k] ?? -1) : -1;
    const right = passage.end + k - 1 < old.ids.length ? (alignment[passage.end + k - 1] ?? -1) : -1;
    if (left >= 0 && left < run.first && run.first - left <= k + SLACK) before++;
    if (right >= run.end && right - run.end < k + SLACK) after++;
  }
  return { before, after };
}
