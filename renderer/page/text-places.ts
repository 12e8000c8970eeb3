/**
 * Where the text stands in the window: what is between two heights, and how far down each mark is. Asks only sections that
 * are laid out for their lines: asking others would lay them out.
 */
import type { Span } from '../../contract/article.ts';
import { firstBox, lastWhere } from './boxes.ts';
import type { TextView } from './text-view.ts';

/** The first and the last offset between two heights of the window. */
export function visibleSpan(view: TextView, top: number, bottom: number): Span {
  const { blocks, text } = view.article;
  const first = blockBelow(view, top);
  const last = blockAbove(view, bottom);
  const firstRect = view.element(first)?.getBoundingClientRect();
  const lastRect = view.element(last)?.getBoundingClientRect();
  const start = blocks[first]?.start ?? 0;
  const end = blocks[last]?.end ?? text.length;
  return {
    start: firstRect && firstRect.top < top - 1 ? lineAt(view, first, top, start, 'start') : start,
    end: lastRect && lastRect.bottom > bottom + 1 ? lineAt(view, last, bottom - 4, end, 'end') : end,
  };
}

/** The first block that ends below a height, or the last one of all. */
function blockBelow(view: TextView, top: number): number {
  const { sections } = view;
  const above = lastWhere(sections.length, (i) => (rectOf(sections[i]?.element)?.bottom ?? 0) <= top, -1);
  const section = sections[Math.min(above + 1, sections.length - 1)];
  if (!section) return 0;
  const { first, end } = section;
  const passed = lastWhere(end - first, (i) => (rectOf(view.element(first + i))?.bottom ?? 0) <= top, -1);
  return Math.min(first + passed + 1, view.article.blocks.length - 1);
}

/** The last block that begins above a height. */
function blockAbove(view: TextView, bottom: number): number {
  const { sections } = view;
  const section =
    sections[lastWhere(sections.length, (i) => (rectOf(sections[i]?.element)?.top ?? 0) < bottom)];
  if (!section) return 0;
  const { first, end } = section;
  return first + lastWhere(end - first, (i) => (rectOf(view.element(first + i))?.top ?? 0) < bottom);
}

const rectOf = (element: HTMLElement | null | undefined): DOMRect | undefined =>
  element?.getBoundingClientRect();

/** The offset where the line at a height of the window begins or ends; `otherwise` where that cannot be told. */
function lineAt(view: TextView, index: number, y: number, otherwise: number, edge: 'start' | 'end'): number {
  const block = view.article.blocks[index];
  if (!block) return otherwise;
  let low = block.start;
  let high = block.end;
  // Lines only go down as offsets grow: halve until the first character whose line is at or below the height.
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = firstBox(view.ruler(index, middle, Math.min(block.end, middle + 1)));
    const above = box ? (edge === 'start' ? box.top < y - box.height / 2 : box.bottom <= y) : true;
    if (above) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How far below a height of the window each place of the text begins, in pixels: exact in sections that are laid out,
 * by its share of the section in those that are not.
 */
export function topsOf(view: TextView, offsets: readonly number[], from: number): number[] {
  const boxes = view.sections.map(({ element }) => {
    const rect = element.getBoundingClientRect();
    // In the window it is laid out for certain, although the browser may say so only in the next frame.
    const isInSight = rect.bottom > 0 && rect.top < innerHeight;
    const isLaidOut = element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
    return { rect, isLaidOut: isInSight || isLaidOut };
  });
  return offsets.map((offset) => {
    const at = view.sectionOf(view.blockAt(offset));
    const box = boxes[at];
    if (!box) return 0;
    if (box.isLaidOut) return (view.firstRect({ start: offset, end: offset + 1 }) ?? box.rect).top - from;
    return box.rect.top - from + box.rect.height * shareIn(view, at, offset);
  });
}

function shareIn(view: TextView, at: number, offset: number): number {
  const { blocks } = view.article;
  const section = view.sections[at];
  const start = blocks[section?.first ?? 0]?.start ?? 0;
  const end = blocks[(section?.end ?? 1) - 1]?.end ?? start + 1;
  return Math.min(1, (offset - start) / Math.max(1, end - start));
}
