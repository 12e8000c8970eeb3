/**
 * Builds the page's DOM from an article's blocks: text nodes and a closed list of elements, nothing of the document's
 * own. Inside an element with `data-block`, the text nodes in order are exactly that block's run of the text.
 */
import type { Article, Block, InlineMark, Span } from '../../contract/article.ts';
import { keepTogether } from '../ui/keep-together.ts';
import { footnotesOf, type Footnote, type Footnotes } from './footnotes.ts';
import { sectionsOf } from './sections.ts';
import { cellsOf } from './table-cells.ts';

const INLINE_TAGS = { emphasis: 'em', strong: 'strong', code: 'code', link: 'a', footnote: 'sup' } as const;

/** What the page says beside the text: the names of links and boxes, for assistive technology and as tooltips. */
export interface PageNames {
  readonly linkTo: (address: string) => string;
  readonly task: (isDone: boolean) => string;
  readonly footnotes: string;
  readonly footnote: (number: number) => string;
  readonly backToText: (number: number) => string;
}

/** What is the same for all blocks of an article. */
interface Setting {
  readonly text: string;
  readonly names: PageNames;
  readonly footnotes: Footnotes;
}

/** The article's blocks as elements in sections, lists and quotations grouped. */
export function buildText(article: Article, names: PageNames): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const text = article.language === 'fr' ? keepTogether(article.text) : article.text;
  const setting: Setting = { text, names, footnotes: footnotesOf(article) };
  for (const { first, end, lines } of sectionsOf(article)) {
    const section = append(fragment, 'div');
    section.dataset['section'] = `${first}-${end}`;
    section.style.setProperty('--lines', String(Math.ceil(lines)));
    if (first === 0 && article.blocks[0]?.kind !== 'title') section.append(bylinePlace());
    fillSection(section, article.blocks.slice(first, end), first, setting);
  }
  return fragment;
}

/** Fills a section with blocks, the first of which is that of this number. */
function fillSection(section: HTMLElement, blocks: readonly Block[], first: number, setting: Setting): void {
  let group: HTMLElement | null = null;
  /** The group that the last block was put in, or a new one when that is of another kind. */
  const grouped = (tag: string, kind: string): HTMLElement => {
    const here = group?.dataset['group'] === kind ? group : append(section, tag, kind);
    group = here;
    return here;
  };
  blocks.forEach((block, at) => {
    const element = blockElement(block, first + at, setting);
    if (block.kind === 'item')
      listFor(grouped('div', 'list'), block).append(wrapItem(element, block, setting.names));
    else if (block.kind === 'footnote') {
      const notes = grouped('div', 'footnotes');
      notes.setAttribute('role', 'group');
      notes.setAttribute('aria-label', setting.names.footnotes);
      wrapFootnote(notes, element, block);
      if (setting.footnotes.isLast(block)) element.append(...wayBack(block, setting));
    } else if (block.kind === 'quote' || (block.kind === 'table' && block.isQuoted))
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

function blockElement(block: Block, index: number, setting: Setting): HTMLElement {
  const element = document.createElement(tagOf(block));
  element.dataset['block'] = String(index);
  if (block.kind === 'source' || block.kind === 'table') element.className = block.kind;
  // These may scroll sideways, so the keyboard must reach them.
  if (block.kind === 'code' || block.kind === 'table') element.tabIndex = 0;
  if (block.kind !== 'table') fill(element, block, setting);
  else {
    if (block.depth !== null) element.style.setProperty('--depth', String(Math.min(block.depth, 8) + 1));
    element.append(tableOf(block, setting));
  }
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
    case 'footnote':
      return 'p';
  }
}

type Table = Extract<Block, { kind: 'table' }>;

/** What parts cells and rows is the last of the cell before it: there it takes no room, and the text stays whole. */
function tableOf(block: Table, setting: Setting): HTMLTableElement {
  const table = document.createElement('table');
  for (const [index, row] of cellsOf(setting.text, block).entries()) {
    const line = (index === 0 ? table.createTHead() : (table.tBodies[0] ?? table.createTBody())).insertRow();
    for (const [column, run] of row.entries()) {
      const cell = append(line, index === 0 ? 'th' : 'td');
      const side = block.columns[column] ?? null;
      if (side !== null) cell.dataset['side'] = side;
      if (index === 0) cell.setAttribute('scope', 'col');
      fill(cell, run, setting);
    }
  }
  return table;
}

/** A run of the text with its typography. */
type Run = Pick<Block, 'start' | 'end' | 'marks'>;

/** Fills an element with a run of the text, its marks nested outermost first. One pass: a paragraph may hold any number. */
function fill(parent: HTMLElement, { start, end, marks }: Run, setting: Setting): void {
  const { text } = setting;
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
    const element = inlineElement(mark, setting);
    outer.element.append(element);
    open.push({ element, end: mark.end });
  }
  closeUntil(end);
  write(end);
}

function inlineElement(mark: InlineMark, { names, footnotes }: Setting): HTMLElement {
  const element = document.createElement(INLINE_TAGS[mark.kind]);
  if (mark.kind === 'link' && mark.href !== null) {
    // No href: the address is not the page's to follow. A click hands it to the shell.
    element.dataset['address'] = mark.href;
    element.setAttribute('role', 'link');
    element.tabIndex = 0;
    element.title = names.linkTo(mark.href);
  }
  const note = mark.kind === 'footnote' ? footnotes.at(mark) : null;
  if (note) leadTo(element, note, names.footnote(note.number));
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

function wrapItem(content: HTMLElement, item: Item, names: PageNames): HTMLLIElement {
  const element = document.createElement('li');
  if (item.ordinal !== null) element.value = item.ordinal;
  if (item.isDone !== null) element.append(boxOf(item.isDone, names));
  element.append(content);
  return element;
}

/** The box of a task, which nobody can tick: the source is not written to. */
function boxOf(isDone: boolean, names: PageNames): HTMLElement {
  const box = document.createElement('span');
  box.className = 'box';
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', names.task(isDone));
  if (isDone) box.dataset['done'] = '';
  return box;
}

/** Makes an element lead to another place of the text. */
function leadTo(element: HTMLElement, { start, end }: Span, name: string): void {
  element.dataset['place'] = `${start}-${end}`;
  element.setAttribute('role', 'link');
  element.setAttribute('aria-label', name);
  element.title = name;
  element.tabIndex = 0;
}

/** A footnote begins where its number changes; its other paragraphs stand under the first. */
function wrapFootnote(notes: HTMLElement, content: HTMLElement, { number }: Footnote): void {
  const last = notes.lastElementChild;
  const list = last instanceof HTMLOListElement ? last : append(notes, 'ol');
  const open = list.lastElementChild;
  const isSame = open instanceof HTMLLIElement && open.value === number;
  const note = isSame ? open : document.createElement('li');
  note.value = number;
  note.append(content);
  if (!isSame) list.append(note);
}

/** The way back to where the text first refers to a footnote; nothing where it does not. */
function wayBack({ number }: Footnote, { names, footnotes }: Setting): HTMLElement[] {
  const reference = footnotes.reference(number);
  if (!reference) return [];
  const back = document.createElement('span');
  back.className = 'way-back';
  leadTo(back, reference, names.backToText(number));
  return [back];
}
