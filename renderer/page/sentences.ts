/** Units of the text to select by keyboard: paragraphs, and sentences inside them as the language's rules cut them. */
import type { Article, Span } from '../../contract/article.ts';

export type Unit = 'sentence' | 'paragraph';

/** What a full stop shortens, so that it ends no sentence: an initial, or a title before a name. */
const SHORTENED =
  /(?<![\p{L}\p{N}])(?:\p{Lu}|MM|Mr|Mrs|Ms|Dr|Drs|Pr|Prof|Me|Mgr|St|Ste|Sgt|Capt|Gen|Gov|Sen|Rev|cf|vs|art|vol|chap|éd|env|av|apr|hr|Hr|Fr|Sr|Sra)\.\s+$/u;

/** What closes a sentence behind its last sign, where a segment was cut before it; what opens one stands right at a word. */
const CLOSING = /^\s*[»”’"')\]]+(?=[\s.,;:!?…]|$)/u;

/** Every sentence of the block at `index`, white space after it left out. */
function sentencesOf(article: Article, index: number): Span[] {
  const block = article.blocks[index];
  if (!block) return [];
  const segmenter = new Intl.Segmenter(article.language ?? undefined, { granularity: 'sentence' });
  const spans: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { index: at, segment } of segmenter.segment(article.text.slice(block.start, block.end))) {
    const last = spans.at(-1);
    const closing = last ? (CLOSING.exec(segment)?.[0].length ?? 0) : 0;
    if (last && closing > 0) last.end = block.start + at + closing;
    const rest = segment.slice(closing);
    const start = block.start + at + closing + (rest.length - rest.trimStart().length);
    const end = block.start + at + segment.trimEnd().length;
    if (isOpen && last) last.end = Math.max(last.end, end);
    else if (end > start) spans.push({ start, end });
    isOpen = SHORTENED.test(segment);
  }
  return spans;
}

/** The units inside the block at `index`, in order; none in a block without words. */
function unitsOf(article: Article, unit: Unit, index: number): readonly Span[] {
  if (unit === 'sentence') return sentencesOf(article, index);
  const block = article.blocks[index];
  return block && block.end > block.start ? [{ start: block.start, end: block.end }] : [];
}

/** The unit at an offset, or the next one after it; null behind the last. */
export function unitFrom(article: Article, unit: Unit, offset: number): Span | null {
  for (const [index, block] of article.blocks.entries()) {
    if (block.end <= offset) continue;
    const found = unitsOf(article, unit, index).find((span) => span.end > offset);
    if (found) return found;
  }
  return null;
}

/** The last unit that begins before an offset; null before the first. */
export function unitBefore(article: Article, unit: Unit, offset: number): Span | null {
  for (let index = article.blocks.length - 1; index >= 0; index--) {
    if ((article.blocks[index]?.start ?? 0) >= offset) continue;
    const found = unitsOf(article, unit, index).findLast((span) => span.start < offset);
    if (found) return found;
  }
  return null;
}

/** The end of the word after an offset, or the start of the one before it: where a selection's edge moves by words. */
export function wordEdge(article: Article, offset: number, direction: 1 | -1): number {
  const words = /[\p{L}\p{N}\p{M}]+/gu;
  if (direction === 1) {
    words.lastIndex = offset;
    const next = words.exec(article.text);
    return next ? next.index + next[0].length : article.text.length;
  }
  const before = article.text.slice(Math.max(0, offset - 400), offset);
  const last = [...before.matchAll(words)].at(-1);
  return last ? offset - before.length + last.index : 0;
}
