/**
 * Marks as real `<mark>` elements around the words, for assistive technology. The words stay the page's only text nodes:
 * what is said of a mark are attributes, which the style sheet turns into content that no selection, copy or offset sees.
 */
import type { Colour } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import { innermostFirst } from './interval-index.ts';
import type { TextView } from './text-view.ts';

export interface WornMark extends Span {
  readonly id: string;
  readonly colour: Colour;
  /** Said where the mark begins and where it ends. */
  readonly begins: string;
  readonly ends: string;
  /** The note, or null. */
  readonly description: string | null;
}

/** The part of a mark in one block. */
interface Piece extends Span {
  readonly mark: WornMark;
}

export class MarkElements {
  readonly #view: TextView;
  /** What each dressed block wears, written out, so that only blocks whose marks changed are touched. */
  readonly #worn = new Map<number, string>();

  constructor(view: TextView) {
    this.#view = view;
  }

  /** Puts these marks into the text and takes all others out; answers whether anything changed. */
  wear(marks: readonly WornMark[]): boolean {
    const wanted = this.#byBlock(marks);
    const changed = [...new Set([...this.#worn.keys(), ...wanted.keys()])].filter(
      (block) => this.#worn.get(block) !== written(wanted.get(block)),
    );
    for (const block of changed) {
      const pieces = wanted.get(block) ?? [];
      this.#strip(block);
      this.#wrap(block, pieces);
      if (pieces.length > 0) this.#worn.set(block, written(pieces));
      else this.#worn.delete(block);
    }
    return changed.length > 0;
  }

  #byBlock(marks: readonly WornMark[]): Map<number, Piece[]> {
    const { blocks } = this.#view.article;
    const pieces = new Map<number, Piece[]>();
    // The longest first: what is put on later lies inside.
    for (const mark of marks.toSorted(innermostFirst).reverse()) {
      for (let i = this.#view.blockAt(mark.start); i < blocks.length; i++) {
        const block = blocks[i];
        if (!block || block.start >= mark.end) break;
        const start = Math.max(mark.start, block.start);
        const end = Math.min(mark.end, block.end);
        if (start >= end) continue;
        const here = pieces.get(i) ?? [];
        here.push({ start, end, mark });
        pieces.set(i, here);
      }
    }
    return pieces;
  }

  #strip(block: number): void {
    const element = this.#view.element(block);
    if (!element || !this.#worn.has(block)) return;
    for (const mark of element.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
    element.normalize();
    this.#view.forget(block);
  }

  #wrap(block: number, pieces: readonly Piece[]): void {
    let nodes = [...this.#view.textNodes(block)];
    const blockStart = this.#view.article.blocks[block]?.start ?? 0;
    for (const { start, end, mark } of pieces) {
      const { all, inside } = cut(nodes, start - blockStart, end - blockStart);
      nodes = all;
      const elements = inside.map((node) => wrapNode(node, mark));
      const first = elements[0];
      const last = elements.at(-1);
      if (first && start === mark.start) {
        first.dataset['begins'] = mark.begins;
        if (mark.description !== null) first.setAttribute('aria-description', mark.description);
      }
      if (last && end === mark.end) last.dataset['ends'] = mark.ends;
    }
    this.#view.forget(block);
  }
}

const written = (pieces: readonly Piece[] | undefined): string => JSON.stringify(pieces ?? []);

/** Splits text nodes at two places, counted from the first node's start, and answers those between. */
function cut(nodes: readonly Text[], start: number, end: number): { all: Text[]; inside: Text[] } {
  const all: Text[] = [];
  const inside: Text[] = [];
  let at = 0;
  for (const node of nodes) {
    for (const part of split(node, start - at, end - at)) {
      all.push(part);
      if (at >= start && at < end) inside.push(part);
      at += part.length;
    }
  }
  return { all, inside };
}

/** The parts of a text node before, between and after two places, those that are inside it. */
function split(node: Text, from: number, to: number): Text[] {
  const after = to > 0 && to < node.length ? [node.splitText(to)] : [];
  const between = from > 0 && from < node.length ? [node.splitText(from)] : [];
  return [node, ...between, ...after];
}

function wrapNode(node: Text, { id, colour }: WornMark): HTMLElement {
  const element = document.createElement('mark');
  element.dataset['mark'] = id;
  element.dataset['colour'] = colour;
  node.replaceWith(element);
  element.append(node);
  return element;
}
