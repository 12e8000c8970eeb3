/**
 * Offsets of the text and places of the page, both ways. Holds the built DOM of one article; asks the browser for
 * geometry, changes nothing.
 */
import type { Article, Span } from '../../contract/article.ts';

interface Point {
  readonly node: Node;
  readonly offset: number;
}

export class TextView {
  readonly article: Article;
  readonly root: HTMLElement;
  readonly #elements: readonly HTMLElement[];
  readonly #textNodes = new Map<number, readonly Text[]>();

  constructor(root: HTMLElement, article: Article) {
    this.root = root;
    this.article = article;
    const found: HTMLElement[] = [];
    for (const element of root.querySelectorAll<HTMLElement>('[data-block]')) {
      found[Number(element.dataset['block'])] = element;
    }
    this.#elements = found;
  }

  /** The element of a block, by its index in the article. */
  element(index: number): HTMLElement | null {
    return this.#elements[index] ?? null;
  }

  /** The index of the block that holds an offset, or of the last one before it. */
  blockAt(offset: number): number {
    return lastWhere(this.article.blocks.length, (i) => (this.article.blocks[i]?.start ?? 0) <= offset);
  }

  /** The runs of a span inside each block it touches, as ranges to paint or to measure. */
  ranges({ start, end }: Span): Range[] {
    const ranges: Range[] = [];
    for (let i = this.blockAt(start); i < this.article.blocks.length; i++) {
      const block = this.article.blocks[i];
      if (!block || block.start >= end) break;
      const from = Math.max(start, block.start);
      const to = Math.min(end, block.end);
      if (from < to) ranges.push(this.#range(i, from, to));
    }
    return ranges;
  }

  /** The rectangle of the first line of a span; null when it has none, as in a rule. */
  firstRect(span: Span): DOMRect | null {
    const wide = span.start === span.end ? { start: span.start, end: span.end + 1 } : span;
    const range = this.ranges(wide)[0];
    return range ? (firstBox(range) ?? null) : this.#blockRect(span.start);
  }

  /** The offset of a place in the DOM; a place between blocks becomes the nearest block edge after it. */
  offsetOf(node: Node, nodeOffset: number): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
      '[data-block]',
    );
    const index = element ? this.#elements.indexOf(element) : -1;
    const block = this.article.blocks[index];
    if (!element || !block) return this.#offsetBetween(node, nodeOffset);
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, nodeOffset);
    return Math.min(block.end, block.start + before.toString().length);
  }

  /** The span of the text that a selection covers, white space trimmed; null when it covers none of the text. */
  spanOf(selection: Selection): Span | null {
    if (selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const start = this.offsetOf(range.startContainer, range.startOffset);
    const end = this.offsetOf(range.endContainer, range.endOffset);
    return trimSpan(this.article.text, { start: Math.min(start, end), end: Math.max(start, end) });
  }

  /** The offset under a point of the window; null where there is no text. */
  offsetAtPoint(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y);
    if (!caret || !this.root.contains(caret.offsetNode)) return null;
    const offset = this.offsetOf(caret.offsetNode, caret.offset);
    const near = this.ranges({ start: Math.max(0, offset - 1), end: offset + 1 });
    const hit = near.some((range) => [...range.getClientRects()].some((box) => contains(box, x, y)));
    return hit ? offset : null;
  }

  /** The first and the last offset between two heights of the window. */
  visible(top: number, bottom: number): Span {
    const { blocks, text } = this.article;
    const boxes = (i: number) => this.#elements[i]?.getBoundingClientRect();
    const above = lastWhere(blocks.length, (i) => (boxes(i)?.bottom ?? 0) <= top, -1);
    const first = Math.min(above + 1, blocks.length - 1);
    const last = lastWhere(blocks.length, (i) => (boxes(i)?.top ?? 0) < bottom);
    const firstBox = boxes(first);
    const lastBox = boxes(last);
    const start = blocks[first]?.start ?? 0;
    const end = blocks[last]?.end ?? text.length;
    return {
      start: firstBox && firstBox.top < top - 1 ? this.#lineAt(first, top, start, 'start') : start,
      end: lastBox && lastBox.bottom > bottom + 1 ? this.#lineAt(last, bottom - 4, end, 'end') : end,
    };
  }

  /** The offset where the line at a height of the window begins or ends; `otherwise` where that cannot be told. */
  #lineAt(index: number, y: number, otherwise: number, edge: 'start' | 'end'): number {
    const block = this.article.blocks[index];
    if (!block) return otherwise;
    let low = block.start;
    let high = block.end;
    // Lines only go down as offsets grow: halve until the first character whose line is at or below the height.
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = firstBox(this.#range(index, middle, Math.min(block.end, middle + 1)));
      const above = box ? (edge === 'start' ? box.top < y - box.height / 2 : box.bottom <= y) : true;
      if (above) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #range(index: number, start: number, end: number): Range {
    const range = document.createRange();
    const from = this.#point(index, start, 'after');
    const to = this.#point(index, end, 'before');
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** At the seam of two text nodes, `after` takes the later one and `before` the earlier. */
  #point(index: number, offset: number, side: 'after' | 'before'): Point {
    const block = this.article.blocks[index];
    const element = this.#elements[index];
    let rest = offset - (block?.start ?? 0);
    const nodes = this.#texts(index);
    for (const node of nodes) {
      if (rest < node.length || (rest === node.length && side === 'before')) return { node, offset: rest };
      rest -= node.length;
    }
    const last = nodes.at(-1);
    return last ? { node: last, offset: last.length } : { node: element ?? this.root, offset: 0 };
  }

  #texts(index: number): readonly Text[] {
    const known = this.#textNodes.get(index);
    if (known) return known;
    const nodes: Text[] = [];
    const element = this.#elements[index];
    if (element) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
    }
    this.#textNodes.set(index, nodes);
    return nodes;
  }

  #blockRect(offset: number): DOMRect | null {
    return this.element(this.blockAt(offset))?.getBoundingClientRect() ?? null;
  }

  #offsetBetween(node: Node, nodeOffset: number): number {
    const place = document.createRange();
    place.setStart(node, nodeOffset);
    const following = this.#elements.findIndex((element) => place.comparePoint(element, 0) >= 0);
    return this.article.blocks[following]?.start ?? this.article.text.length;
  }
}

/** The last index below `count` for which a claim holds, given that it holds up to somewhere and not after. */
function lastWhere(count: number, holds: (index: number) => boolean, none = 0): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? none : low - 1;
}

const firstBox = (range: Range): DOMRect | undefined =>
  [...range.getClientRects()].find((box) => box.height > 0);

const contains = (box: DOMRect, x: number, y: number): boolean =>
  x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom;

/** Takes white space off both ends of a span; null when nothing is left. */
export function trimSpan(text: string, span: Span): Span | null {
  const run = text.slice(span.start, span.end);
  const start = span.start + (run.length - run.trimStart().length);
  const end = span.end - (run.length - run.trimEnd().length);
  return start < end ? { start, end } : null;
}
