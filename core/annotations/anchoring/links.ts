/** The aligned tokens of a passage, and which of them stand together in the new text. */
import type { AlignedTexts, Alignment } from './align.ts';
import type { Run } from './tokens.ts';

/** A token of the old text and the one it is in the new. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/** How much further apart than before two neighbours may be. */
const SLACK = 12;
/** Tokens that may be put in between two neighbours of a text known whole. */
const MAX_INSERTED = 400;
/** Tokens of other parts of the text that may have come between. */
const MAX_FOREIGN = 6;

export function linksOf({ toToday }: Alignment, { first, end }: Run): Link[] {
  const links: Link[] = [];
  for (let from = first; from < end; from++) {
    const to = toToday[from] ?? -1;
    if (to >= 0) links.push({ from, to });
  }
  return links;
}

/**
 * Whether two links are still neighbours: in order, and near. What is known to come from elsewhere parts them, what is
 * known to be new does not.
 */
export function togetherIn({ alignment: { toOld }, isWhole }: AlignedTexts): (a: Link, b: Link) => boolean {
  const foreignBetween = (a: Link, b: Link): number => {
    let foreign = 0;
    for (let at = a.to + 1; at < b.to; at++) {
      const from = toOld[at] ?? -1;
      if (from !== -1 && (from < a.from || from > b.from)) foreign++;
    }
    return foreign;
  };
  return (a, b) => {
    const gap = b.to - a.to;
    const usual = 3 * (b.from - a.from) + SLACK;
    if (gap <= 0 || gap > Math.max(usual, isWhole ? MAX_INSERTED : 0)) return false;
    return !isWhole || gap === 1 || foreignBetween(a, b) <= MAX_FOREIGN;
  };
}

/** The links of a passage that stand together: the chain with the most letters, and the chains that continue it. */
export function mainChain(texts: AlignedTexts, passage: Run): Link[] {
  const areTogether = togetherIn(texts);
  const chains: Link[][] = [];
  for (const link of linksOf(texts.alignment, passage)) {
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    if (chain && previous && areTogether(previous, link)) chain.push(link);
    else chains.push([link]);
  }
  const lettersOf = (chain: readonly Link[]): number =>
    chain.reduce((sum, { from }) => sum + texts.vocabulary.weight(texts.old.ids[from] ?? -1), 0);
  const letters = chains.map(lettersOf);
  const main = letters.indexOf(Math.max(...letters));
  let links = [...(chains[main] ?? [])];
  for (const chain of chains.slice(main + 1)) {
    const [head, tail] = [chain[0], links.at(-1)];
    if (head && tail && areTogether(tail, head)) links.push(...chain);
  }
  for (const chain of chains.slice(0, Math.max(0, main)).reverse()) {
    const [head, tail] = [links[0], chain.at(-1)];
    if (head && tail && areTogether(tail, head)) links = [...chain, ...links];
  }
  return withoutStrays(links);
}

/** How far apart links may be that belong to one stretch, and how many in a row are no accident. */
const STRETCH = 12;
const IN_A_ROW = 3;

/** Drops words at either end that are far from the others and stand alone: they were met by chance. */
function withoutStrays(links: readonly Link[]): Link[] {
  const stretches: Link[][] = [];
  for (const link of links) {
    const last = stretches.at(-1)?.at(-1);
    if (last && link.to - last.to <= STRETCH && link.from - last.from <= STRETCH)
      stretches.at(-1)?.push(link);
    else stretches.push([link]);
  }
  const isFirm = (stretch: readonly Link[]): boolean => linksInRow(stretch) > 0;
  const first = stretches.findIndex(isFirm);
  const last = stretches.findLastIndex(isFirm);
  return first === -1 ? [...links] : stretches.slice(first, last + 1).flat();
}

/** How many links stand in a row with others, in both texts. */
export function linksInRow(links: readonly Link[]): number {
  let all = 0;
  let row = 0;
  links.forEach((link, index) => {
    const next = links[index + 1];
    row++;
    if (next?.from === link.from + 1 && next.to === link.to + 1) return;
    if (row >= IN_A_ROW) all += row;
    row = 0;
  });
  return all;
}
