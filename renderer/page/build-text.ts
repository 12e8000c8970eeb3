/**
 * Builds the page's DOM from an article's blocks: text nodes and a closed list of elements, nothing of the document's
 * own. Inside an element with `data-block`, the text nodes in order are exactly that block's run of the text.
 */
import type { Article, Block, InlineMark } from '../../contract/article.ts';
import { keepTogether } from '../ui/keep-together.ts';
import { sectionsOf } from './sections.ts';
import { cellsOf } from './table-cells.ts';

const INLINE_TAGS = { emphasis: 'em', strong: 'strong', code: 'code', link: 'a' } as const;

/** Names a link for assistive technology and the tooltip. */
export type NameLink = (address: string) => string;

/** The article's blocks as elements in sections, lists and quotations grouped. */
export function buildText(article: Article, nameLink: NameLink): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const shown = article.language === 'fr' ? keepTogether(article.text) : article.text;
  for (const { first, end, lines } of sectionsOf(article)) {
    const section = append(fragment, 'div');
    section.dataset['section'] = `${first}-${end}`;
    section.style.setProperty('--lines', String(Math.ceil(lines)));
    if (first === 0 && article.blocks[0]?.kind !== 'title') section.append(bylinePlace());
    fillSection(section, article.blocks, first, end, (block, index) =>
      blockElement(shown, block, index, nameLink),
    );
  }
  return fragment;
}

function fillSection(
  section: HTMLElement,
  blocks: readonly Block[],
  first: number,
  end: number,
  build: (block: Block, index: number) => HTMLElement,
): void {
  let group: HTMLElement | null = null;
  /** The group that the last block was put in, or a new one when that is of another kind. */
  const grouped = (tag: string, kind: string): HTMLElement => {
    const here = group?.dataset['group'] === kind ? group : append(section, tag, kind);
    group = here;
    return here;
  };
  blocks.slice(first, end).forEach((block, at) => {
    const element = build(block, first + at);
    if (block.kind === 'item') listFor(grouped('div', 'list'), block).append(wrapItem(element, block));
    else if (block.kind === 'quote' || (block.kind === 'table' && block.isQuoted))
      grouped('blockquote', 'quote').append(element);
    else {
      group = null;
      section.append(element);
      if (block.kind === 'title') section.append(bylinePlace());
    }
  });
}

/** An empty line for what is known of the article; under the title, and not part of the text. */
function bylinePlace(): HTMLElement {
  const element = document.createElement('p');
  element.className = 'byline';
  return element;
}

function append(parent: Node, tag: string, group?: string): HTMLElement {
  const element = document.createElement(tag);
  if (group !== undefined) element.dataset['group'] = group;
  parent.appendChild(element);
  return element;
}

function blockElement(text: string, block: Block, index: number, nameLink: NameLink): HTMLElement {
  const element = document.createElement(tagOf(block));
  element.dataset['block'] = String(index);
  if (block.kind === 'source' || block.kind === 'table') element.className = block.kind;
  // These may scroll sideways, so the keyboard must reach them.
  if (block.kind === 'code' || block.kind === 'table') element.tabIndex = 0;
  if (block.kind === 'table') element.append(tableOf(text, block, nameLink));
  else fill(element, text, block.start, block.end, block.marks, nameLink);
  return element;
}

function tagOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return 'h1';
    case 'heading':
      return `h${Math.min(6, Math.max(2, block.level))}`;
    case 'code':
      return 'pre';
    case 'rule':
      return 'hr';
    case 'item':
    case 'table':
      return 'div';
    case 'paragraph':
    case 'quote':
    case 'source':
      return 'p';
  }
}

type Table = Extract<Block, { kind: 'table' }>;

/** What parts cells and rows is the last of the cell before it: there it takes no room, and the text stays whole. */
function tableOf(text: string, block: Table, nameLink: NameLink): HTMLTableElement {
  const table = document.createElement('table');
  for (const [index, row] of cellsOf(text, block).entries()) {
    const line = (index === 0 ? table.createTHead() : (table.tBodies[0] ?? table.createTBody())).insertRow();
    for (const [column, { start, end, marks }] of row.entries()) {
      const cell = append(line, index === 0 ? 'th' : 'td');
      const side = block.columns[column] ?? null;
      if (side !== null) cell.dataset['side'] = side;
      if (index === 0) cell.setAttribute('scope', 'col');
      fill(cell, text, start, end, marks, nameLink);
    }
  }
  return table;
}

/** Fills an element with a run of the text, its marks nested outermost first. One pass: a paragraph may hold any number. */
function fill(
  parent: HTMLElement,
  text: string,
  start: number,
  end: number,
  marks: readonly InlineMark[],
  nameLink: NameLink,
): void {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const open = [{ element: parent, end }];
  let at = start;
  const write = (to: number): void => {
    if (at < to) open.at(-1)?.element.append(text.slice(at, to));
    at = Math.max(at, to);
  };
  const closeUntil = (offset: number): void => {
    for (let last = open.at(-1); open.length > 1 && last && last.end <= offset; last = open.at(-1)) {
      write(last.end);
      open.pop();
    }
  };
  for (const mark of ordered) {
    closeUntil(mark.start);
    const outer = open.at(-1);
    if (!outer || mark.start < at || mark.end > outer.end) continue; // not nested: typography only
    write(mark.start);
    const element = inlineElement(mark, nameLink);
    outer.element.append(element);
    open.push({ element, end: mark.end });
  }
  closeUntil(end);
  write(end);
}

function inlineElement(mark: InlineMark, nameLink: NameLink): HTMLElement {
  const element = document.createElement(INLINE_TAGS[mark.kind]);
  if (mark.kind === 'link' && mark.href !== null) {
    // No href: the address is not the page's to follow. A click hands it to the shell.
    element.dataset['address'] = mark.href;
    element.setAttribute('role', 'link');
    element.tabIndex = 0;
    element.title = nameLink(mark.href);
  }
  return element;
}

type Item = Extract<Block, { kind: 'item' }>;

/** The list an item belongs to, at its depth, made where it is missing. */
function listFor(group: HTMLElement, item: Item): HTMLElement {
  let parent = group;
  for (let depth = 0; ; depth++) {
    const last = parent.lastElementChild;
    const list = last instanceof HTMLUListElement || last instanceof HTMLOListElement ? last : null;
    const atDepth = depth >= Math.min(item.depth, 8);
    const fits = list !== null && (!atDepth || list instanceof HTMLOListElement === (item.ordinal !== null));
    const here = fits ? list : append(parent, item.ordinal === null ? 'ul' : 'ol', 'list');
    if (atDepth) return here;
    parent =
      here.lastElementChild instanceof HTMLLIElement ? here.lastElementChild : append(here, 'li', 'item');
  }
}

function wrapItem(content: HTMLElement, item: Item): HTMLLIElement {
  const element = document.createElement('li');
  if (item.ordinal !== null) element.value = item.ordinal;
  element.append(content);
  return element;
}
