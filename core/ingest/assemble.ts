/** Places a draft's blocks in one text, and finds the title and the excerpt that the shelf shows. */
import type { Block, InlineMark } from '../../contract/article.ts';
import type { Draft, DraftBlock } from './document.ts';
import { isNotice, readLabel } from './plain/labels.ts';
import { excerptOf, openingTitle } from './opening.ts';

/** Stands between two blocks of a text. */
const BETWEEN = '\n\n';
const LONGEST_TITLE = 300;
/** Enough words for any title and excerpt. */
const HEAD = 2_000;

export interface Assembled {
  readonly title: string;
  readonly excerpt: string;
  readonly text: string;
  readonly blocks: Block[];
}

/**
 * Cuts the blank ends of a block (of code: only its blank lines) and moves its marks with them. The ends of a table may be
 * empty cells.
 */
function trimBlock(block: DraftBlock): DraftBlock {
  if (block.role.kind === 'table') return block;
  const lead = block.role.kind === 'code' ? /^(?:[^\S\n]*\n)+/ : /^\s+/;
  const before = lead.exec(block.text)?.[0].length ?? 0;
  const text = block.text.slice(before).trimEnd();
  const marks = block.marks
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - before),
      end: Math.min(text.length, mark.end - before),
    }))
    .filter((mark) => mark.start < mark.end);
  return { role: block.role, text, marks };
}

const shift = (marks: readonly InlineMark[], by: number): InlineMark[] =>
  marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));

/** What forces a direction of writing: the text keeps it, but on the shelf it would turn the words around it. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Anything that can be seen: not white space, joiners, marks of direction or their like. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

const oneLine = (text: string): string =>
  text
    .replace(DIRECTIONS, '')
    .replace(/\s*[\n\t]\s*/g, ' ')
    .trim();

/** The running words of blocks, up to what a title and an excerpt can need. */
function runningWords(blocks: readonly DraftBlock[]): string {
  let words = '';
  for (const block of blocks) {
    if (words.length > HEAD) break;
    if (block.role.kind !== 'rule') words += ` ${oneLine(block.text.slice(0, HEAD))}`;
  }
  return words.trim();
}

/** A byline, a date, a caption: the shelf says these elsewhere. */
const isFurniture = (text: string): boolean => readLabel(text) !== null || isNotice(text);

function describe(blocks: readonly DraftBlock[]): { title: string; excerpt: string } {
  const [first, ...rest] = blocks;
  const title = first?.role.kind === 'title' ? oneLine(first.text.slice(0, HEAD)) : '';
  if (VISIBLE.test(title)) {
    const said = rest.filter(
      ({ role, text }) => role.kind !== 'heading' && role.kind !== 'source' && !isFurniture(text),
    );
    return {
      title: title.slice(0, LONGEST_TITLE).toWellFormed(),
      excerpt: excerptOf(runningWords(said)),
    };
  }
  // A heading that is no title of the whole still ends where it ends: what follows it is no part of it.
  const heading = first?.role.kind === 'heading' ? oneLine(first.text.slice(0, HEAD)) : '';
  if (VISIBLE.test(heading))
    return { title: openingTitle(heading).title, excerpt: excerptOf(runningWords(rest)) };
  const words = runningWords(blocks);
  const { title: opening, end } = openingTitle(words);
  return { title: opening || '…', excerpt: excerptOf(words.slice(end).replace(/^[\s\p{P}]+(?=\s)/u, '')) };
}

/** Null when there is nothing to read: no block has any text that can be seen, or only rules. */
export function assemble(draft: Draft): Assembled | null {
  const drafts = draft.blocks.map(trimBlock).filter(({ text }) => text !== '');
  const blocks: Block[] = [];
  let at = 0;
  for (const { role, text, marks } of drafts) {
    blocks.push({ ...role, start: at, end: at + text.length, marks: shift(marks, at) });
    at += text.length + BETWEEN.length;
  }
  const text = drafts.map((draft) => draft.text).join(BETWEEN);
  if (!VISIBLE.test(text) || blocks.every(({ kind }) => kind === 'rule')) return null;
  return { ...describe(drafts), text, blocks };
}
