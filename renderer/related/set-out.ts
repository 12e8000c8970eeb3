/** A text of two cut for the screen: what both say, which of its words differ, and what only this one says. Pure. */
import type { Article, Block, InlineMark, Span } from '../../contract/article.ts';
import { diffWords } from '../../contract/word-diff.ts';
import type { Compared, Link, Side } from '../state/comparison.svelte.ts';
import { keepTogether } from '../ui/keep-together.ts';

/** Words of one typography; `isChanged` when the other text has others in their place. */
export interface Run {
  readonly text: string;
  readonly isChanged: boolean;
  /** The numbers of the links to passages that have this word too. */
  readonly shared: readonly number[];
  readonly kinds: readonly InlineMark['kind'][];
}

/** A stretch of a block. */
export interface Part {
  readonly kind: 'sentence' | 'only' | 'plain';
  /** The number of the link that a sentence is; null for what is none. */
  readonly link: number | null;
  readonly runs: readonly Run[];
}

export interface SetBlock {
  readonly block: Block;
  readonly parts: readonly Part[];
  /** The numbers of the links of this passage to others on its subject. */
  readonly subjects: readonly number[];
}

interface Place extends Span {
  readonly link: number;
  readonly changed: readonly Span[];
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** The words that passages on one subject share, each with the number of its link. */
interface SharedWord extends Span {
  readonly link: number;
}

/** What the parts of a block are cut from. */
interface Within {
  readonly text: string;
  readonly marks: readonly InlineMark[];
  readonly words: readonly SharedWord[];
  /** Whether some sentence stands in both texts, so that others stand in one only. */
  readonly isCompared: boolean;
}

/** The words of one side that differ, as spans of its text; signs that differ say nothing. */
function changedWords(article: Article, side: Side, link: Link, other: string): Span[] {
  const { start, end } = link[side];
  const own = article.text.slice(start, end);
  const changed: Span[] = [];
  let at = start;
  for (const { kind, text } of diffWords(own, other)) {
    if (kind === 'added') continue;
    if (kind === 'removed' && HAS_WORDS.test(text)) changed.push(trimmed(text, at));
    at += text.length;
  }
  return changed;
}

function trimmed(text: string, at: number): Span {
  const start = at + (text.length - text.trimStart().length);
  return { start, end: at + text.trimEnd().length };
}

/** The text of one side, block by block. */
export function setOut({ here, there, links }: Compared, side: Side): readonly SetBlock[] {
  const [article, other] = side === 'here' ? [here, there] : [there, here];
  const otherSide = side === 'here' ? 'there' : 'here';
  const isCompared = links.some(({ kind }) => kind === 'sentence');
  const shown = article.language === 'fr' ? keepTogether(article.text) : article.text;
  const places = links
    .flatMap((link, number): Place[] => {
      if (link.kind !== 'sentence') return [];
      const theirs = other.text.slice(link[otherSide].start, link[otherSide].end);
      const changed = link.likeness === 1 ? [] : changedWords(article, side, link, theirs);
      return [{ ...link[side], link: number, changed }];
    })
    .sort((a, b) => a.start - b.start);
  let next = 0;
  return article.blocks.map((block) => {
    const subjects = links.flatMap((link, number) =>
      link.kind === 'subject' && link[side].start < block.end && block.start < link[side].end ? [number] : [],
    );
    const words = subjects.flatMap((link) =>
      (links[link]?.[side === 'here' ? 'hereWords' : 'thereWords'] ?? []).map((span) => ({ ...span, link })),
    );
    const within: Within = { text: shown, marks: block.marks, words, isCompared };
    // A sentence may go on in the next block, as one of several lines of code does.
    while ((places[next]?.end ?? Infinity) <= block.start) next++;
    const parts: Part[] = [];
    let at = block.start;
    for (let i = next; (places[i]?.start ?? Infinity) < block.end; i++) {
      const place = places[i];
      if (!place) break;
      const [start, end] = [Math.max(at, place.start), Math.min(block.end, place.end)];
      parts.push(...gap(within, { start: at, end: start }));
      parts.push({ kind: 'sentence', link: place.link, runs: runsOf(within, { start, end }, place.changed) });
      at = end;
    }
    parts.push(...gap(within, { start: at, end: block.end }));
    return { block, parts, subjects };
  });
}

/** What stands between sentences that both have: words that only this text has, and the space around them. */
function gap(within: Within, span: Span): Part[] {
  const own = within.text.slice(span.start, span.end);
  if (own === '') return [];
  const words = within.isCompared && HAS_WORDS.test(own) ? trimmed(own, span.start) : null;
  const plain = (start: number, end: number): Part[] =>
    start < end ? [{ kind: 'plain', link: null, runs: runsOf(within, { start, end }, []) }] : [];
  if (!words) return plain(span.start, span.end);
  return [
    ...plain(span.start, words.start),
    { kind: 'only', link: null, runs: runsOf(within, words, []) },
    ...plain(words.end, span.end),
  ];
}

/** A span in pieces of one typography, changed or not, shared or not. */
function runsOf({ text, marks, words }: Within, span: Span, changed: readonly Span[]): Run[] {
  const covers = (at: number) => (each: Span) => each.start <= at && at < each.end;
  const edges = [...marks, ...changed, ...words].flatMap(({ start, end }) => [start, end]);
  const inside = edges.filter((edge) => edge > span.start && edge < span.end);
  const cuts = [...new Set([span.start, ...inside, span.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    text: text.slice(start, cuts[i + 1]),
    isChanged: changed.some(covers(start)),
    shared: words.filter(covers(start)).map(({ link }) => link),
    kinds: marks.filter(covers(start)).map(({ kind }) => kind),
  }));
}
