/**
 * How a long text is cut into sections that the browser lays out only when they come near the window. Pure: what may be
 * cut where, and how tall a section is likely to be.
 */
import type { Article, Block } from '../../contract/article.ts';

/** Blocks from `first` up to, not including, `end`. */
export interface Section {
  readonly first: number;
  readonly end: number;
  /** How many lines of the text's type it is likely to take, the space between blocks included. */
  readonly lines: number;
}

/** A section is full when its shares of these add up to one. */
const LEAST_BLOCKS = 24;
const LEAST_CHARACTERS = 6_000;
/** Many more sections than this would cost the browser more to watch than they save. */
const MOST_SECTIONS = 800;
const LINE = 64;
const GAPS: Readonly<Record<Block['kind'], number>> = {
  title: 3,
  heading: 1.9,
  paragraph: 0.45,
  quote: 0.7,
  item: 0.2,
  footnote: 0.3,
  code: 1.8,
  table: 2,
  source: 2.6,
  rule: 2.8,
};

/**
 * Cuts only where space between blocks is the same on both sides of a border: between paragraphs, before headings, and
 * between footnotes.
 */
export function sectionsOf({ blocks, text }: Article): Section[] {
  const leastBlocks = Math.max(LEAST_BLOCKS, Math.ceil(blocks.length / MOST_SECTIONS));
  const leastCharacters = Math.max(LEAST_CHARACTERS, Math.ceil(text.length / MOST_SECTIONS));
  const sections: Section[] = [];
  let first = 0;
  let lines = 0;
  blocks.forEach((block, index) => {
    const size =
      (index - first) / leastBlocks + (block.start - (blocks[first]?.start ?? 0)) / leastCharacters;
    if (size >= 1 && mayCut(blocks[index - 1], block)) {
      sections.push({ first, end: index, lines });
      first = index;
      lines = 0;
    }
    lines += Math.ceil((block.end - block.start) / LINE) + GAPS[block.kind];
  });
  if (first < blocks.length) sections.push({ first, end: blocks.length, lines });
  return sections;
}

/** Footnotes are often very many: one that goes on in several blocks stays whole. */
function mayCut(before: Block | undefined, after: Block): boolean {
  if (before?.kind === 'footnote') return after.kind === 'footnote' && after.number !== before.number;
  return before?.kind === 'paragraph' && (after.kind === 'paragraph' || after.kind === 'heading');
}
