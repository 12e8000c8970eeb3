/**
 * Offsets of the text and places of the page's DOM, both ways. Holds the built DOM of one article and changes nothing;
 * elements that others put around its text nodes are allowed, once `forget` was told.
 */
import type { Article, Span } from '../../contract/article.ts';
import { firstBox, lastWhere } from './boxes.ts';

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** An element that holds the blocks from `first` up to, not including, `end`. */
interface SectionElement {
  readonly element: HTMLElement;
  readonly first: number;
  readonly end: number;
}

export class TextView {
  readonly article: Article;
  readonly root: HTMLElement;
  readonly sections: readonly SectionElement[];
  readonly #elements: readonly HTMLElement[];
  readonly #textNodes = new Map<number, readonly Text[]>();
  readonly #ruler = document.createRange();

  constructor(root: HTMLElement, article: Article) {
    this.root = root;
    this.article = article;
    const found: HTMLElement[] = [];
    for (const element of root.querySelectorAll<HTMLElement>('[data-block]'))
      found[Number(element.dataset['block'])] = element;
    this.#elements = found;
    this.sections = [...root.querySelectorAll<HTMLElement>('[data-section]')].map((element) => {
      const [first = 0, end = 0] = (element.dataset['section'] ?? '').split('-').map(Number);
      return { element, first, end };
    });
  }

  /** The element of a block, by its index in the article. */
  element(index: number): HTMLElement | null {
    return this.#elements[index] ?? null;
  }

  /** The index of the block that holds an offset, or of the last one before it. */
  blockAt(offset: number): number {
    return lastWhere(this.article.blocks.length, (i) => (this.article.blocks[i]?.start ?? 0) <= offset);
  }

  /** The index of the section that holds a block. */
  sectionOf(block: number): number {
    return lastWhere(this.sections.length, (i) => (this.sections[i]?.first ?? 0) <= block);
  }

  /** The text nodes of a block, in order: together its run of the text. */
  textNodes(index: number): readonly Text[] {
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

  /** The text nodes of a block were split, joined or wrapped. */
  forget(index: number): void {
    this.#textNodes.delete(index);
  }

  /** The runs of a span inside each block it touches, as ranges to measure or to select. */
  ranges(span: Span): Range[] {
    return this.#runs(span).map(({ index, from, to }) =>
      this.#place(document.createRange(), index, from, to),
    );
  }

  /** The same to paint: ranges that the document need not keep up to date cost it nothing. */
  staticRanges(span: Span): StaticRange[] {
    return this.#runs(span).map(({ index, from, to }) => {
      const start = this.#point(index, from, 'after');
      const end = this.#point(index, to, 'before');
      return new StaticRange({
        startContainer: start.node,
        startOffset: start.offset,
        endContainer: end.node,
        endOffset: end.offset,
      });
    });
  }

  /**
   * A run inside one block, to measure at once: the next call moves the same range. The browser keeps every range up to date
   * with every change until it is collected, and thousands of them make each change slow.
   */
  ruler(index: number, start: number, end: number): Range {
    return this.#place(this.#ruler, index, start, end);
  }

  #place(range: Range, index: number, start: number, end: number): Range {
    const from = this.#point(index, start, 'after');
    const to = this.#point(index, end, 'before');
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** The rectangle of the first line of a span; null when it has none, as in a rule. */
  firstRect({ start, end }: Span): DOMRect | null {
    const index = this.blockAt(start);
    const block = this.article.blocks[index];
    const to = Math.min(Math.max(end, start + 1), block?.end ?? 0);
    if (start >= to) return this.element(index)?.getBoundingClientRect() ?? null;
    return firstBox(this.ruler(index, start, to)) ?? null;
  }

  /** The offset of a place in the DOM; a place between blocks becomes the nearest block edge after it. */
  offsetOf(node: Node, nodeOffset: number): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
      '[data-block]',
    );
    const block = this.article.blocks[Number(element?.dataset['block'] ?? -1)];
    if (!element || !block) return this.#offsetBetween(node, nodeOffset);
    this.#ruler.setStart(element, 0);
    this.#ruler.setEnd(node, nodeOffset);
    return Math.min(block.end, block.start + this.#ruler.toString().length);
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

  /** Selects a span in the browser, so that copying and assistive technology see it; false when it holds no words. */
  select(span: Span): boolean {
    const ranges = this.ranges(span);
    const first = ranges[0];
    const last = ranges.at(-1);
    if (!first || !last) return false;
    document
      .getSelection()
      ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    return true;
  }

  /** The offset under a point of the window; null where there is no text. */
  offsetAtPoint(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y);
    if (!caret || !this.root.contains(caret.offsetNode)) return null;
    const offset = this.offsetOf(caret.offsetNode, caret.offset);
    // The browser answers with the nearest caret however far the text is, and with the caret on either side of a character.
    const under = [offset, offset - 1].find((at) => {
      const index = this.blockAt(at);
      const end = Math.min(at + 1, this.article.blocks[index]?.end ?? 0);
      const boxes = at >= 0 && at < end ? [...this.ruler(index, at, end).getClientRects()] : [];
      return boxes.some((box) => contains(box, x, y));
    });
    return under ?? null;
  }

  #runs({ start, end }: Span): { index: number; from: number; to: number }[] {
    const runs = [];
    for (let index = this.blockAt(start); index < this.article.blocks.length; index++) {
      const block = this.article.blocks[index];
      if (!block || block.start >= end) break;
      const from = Math.max(start, block.start);
      const to = Math.min(end, block.end);
      if (from < to) runs.push({ index, from, to });
    }
    return runs;
  }

  /** At the seam of two text nodes, `after` takes the later one and `before` the earlier. */
  #point(index: number, offset: number, side: 'after' | 'before'): Point {
    const block = this.article.blocks[index];
    const element = this.#elements[index];
    let rest = offset - (block?.start ?? 0);
    const nodes = this.textNodes(index);
    for (const node of nodes) {
      if (rest < node.length || (rest === node.length && side === 'before')) return { node, offset: rest };
      rest -= node.length;
    }
    const last = nodes.at(-1);
    return last ? { node: last, offset: last.length } : { node: element ?? this.root, offset: 0 };
  }

  #offsetBetween(node: Node, nodeOffset: number): number {
    this.#ruler.setStart(node, nodeOffset);
    this.#ruler.collapse(true);
    const isBefore = (at: number): boolean => {
      const element = this.#elements[at];
      return element !== undefined && this.#ruler.comparePoint(element, 0) < 0;
    };
    const following = lastWhere(this.#elements.length, isBefore, -1) + 1;
    return this.article.blocks[following]?.start ?? this.article.text.length;
  }
}

const contains = (box: DOMRect, x: number, y: number): boolean =>
  x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom;

/** Takes white space off both ends of a span; null when nothing is left. */
export function trimSpan(text: string, span: Span): Span | null {
  const run = text.slice(span.start, span.end);
  const start = span.start + (run.length - run.trimStart().length);
  const end = span.end - (run.length - run.trimEnd().length);
  return start < end ? { start, end } : null;
}
