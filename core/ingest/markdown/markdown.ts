/** Reads a Markdown source: CommonMark, tables, tasks, footnotes and front matter become blocks and marks; HTML leaves only its words. */
import { plainBlock, type BlockRole, type Draft, type DraftBlock } from '../document.ts';
import { isClosingSource } from '../plain/source.ts';
import { FootnoteNumbers } from './footnotes.ts';
import { splitFrontMatter } from './front-matter.ts';
import { textOfHtml } from './html.ts';
import { readInline } from './inline.ts';
import { readTable } from './table.ts';
import { readTask } from './task.ts';
import { footnoteLabel, parseMarkdown, type Token } from './tokens.ts';

interface Footnote {
  readonly number: number;
  readonly blocks: readonly DraftBlock[];
}

interface OpenList {
  /** The number of its next item; null in a bulleted list. */
  next: number | null;
}

/** The tokens of a footnote that is being read, and how many others are open inside it. */
interface OpenFootnote {
  readonly label: string;
  readonly tokens: Token[];
  inside: number;
}

type Item = Extract<BlockRole, { kind: 'item' }>;

/** Walks the tokens once; what is open around the present token decides the role of its text. */
class BlockReader {
  readonly blocks: DraftBlock[] = [];
  readonly footnotes: Footnote[] = [];
  readonly #numbers: FootnoteNumbers;
  /** The number of the footnote that is read; null in the text itself. */
  readonly #number: number | null;
  readonly #lists: OpenList[] = [];
  #quotes = 0;
  #level: 1 | 2 | 3 | 4 | 5 | 6 | null = null;
  /** The item whose first words are still to come. */
  #item: Item | null = null;
  /** What was read of the table that is open. */
  #table: Token[] | null = null;
  #footnote: OpenFootnote | null = null;

  constructor(numbers: FootnoteNumbers, number: number | null = null) {
    this.#numbers = numbers;
    this.#number = number;
  }

  read(tokens: readonly Token[]): DraftBlock[] {
    for (const token of tokens) this.#readToken(token);
    return this.blocks;
  }

  #readToken(token: Token): void {
    if (this.#footnote) this.#readInFootnote(token, this.#footnote);
    else if (this.#table) this.#readInTable(token, this.#table);
    else this.#readOutside(token);
  }

  #readInTable(token: Token, table: Token[]): void {
    if (token.type !== 'table_close') {
      table.push(token);
      return;
    }
    this.blocks.push(readTable(table, this.#quotes > 0, this.#lists.length === 0 ? null : this.#depth));
    this.#table = null;
  }

  #readInFootnote(token: Token, footnote: OpenFootnote): void {
    if (token.type === 'footnote_reference_open') footnote.inside++;
    if (token.type !== 'footnote_reference_close' || footnote.inside-- > 0) {
      footnote.tokens.push(token);
      return;
    }
    this.#footnote = null;
    const number = this.#numbers.take(footnote.label);
    const reader = new BlockReader(this.#numbers, number);
    this.footnotes.push({ number, blocks: reader.read(footnote.tokens) }, ...reader.footnotes);
  }

  get #depth(): number {
    return Math.max(0, this.#lists.length - 1);
  }

  #readOutside(token: Token): void {
    switch (token.type) {
      case 'footnote_reference_open':
        this.#footnote = { label: footnoteLabel(token), tokens: [], inside: 0 };
        break;
      case 'table_open':
        this.#table = [];
        break;
      case 'heading_open':
        this.#level = levelOf(token.tag);
        break;
      case 'heading_close':
        this.#level = null;
        break;
      case 'blockquote_open':
        this.#quotes++;
        break;
      case 'blockquote_close':
        this.#quotes--;
        break;
      case 'bullet_list_open':
        this.#lists.push({ next: null });
        break;
      case 'ordered_list_open':
        this.#lists.push({ next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        break;
      case 'list_item_open':
        this.#openItem();
        break;
      case 'list_item_close':
        this.#item = null;
        break;
      default:
        this.#readContent(token);
    }
  }

  #openItem(): void {
    const list = this.#lists.at(-1);
    const ordinal = list?.next ?? null;
    if (list && list.next !== null) list.next++;
    this.#item = { kind: 'item', depth: this.#depth, ordinal, isDone: null };
  }

  #readContent(token: Token): void {
    if (token.type === 'inline') this.#readWords(token);
    else if (token.type === 'fence' || token.type === 'code_block')
      this.blocks.push(plainBlock({ kind: 'code' }, token.content));
    else if (token.type === 'html_block')
      this.blocks.push(plainBlock(this.#takeRole(), textOfHtml(token.content)));
    else if (token.type === 'hr') this.blocks.push(plainBlock({ kind: 'rule' }, token.markup));
  }

  #readWords(token: Token): void {
    const words = readInline(token.children ?? []);
    const item = this.#item;
    const task = item && readTask(token, words);
    const role = this.#takeRole();
    if (item && task && role === item)
      this.blocks.push({ role: { ...item, isDone: task.isDone }, text: task.text, marks: task.marks });
    else this.blocks.push({ role, ...words });
  }

  #takeRole(): BlockRole {
    const item = this.#item;
    this.#item = null;
    const number = this.#number;
    // One that begins with a list or a quotation still has a number, to be led to.
    if (number !== null && this.blocks.length === 0) return { kind: 'footnote', number };
    if (item) return item;
    if (this.#quotes > 0) return { kind: 'quote' };
    if (number !== null) return { kind: 'footnote', number };
    return this.#level === null ? { kind: 'paragraph' } : { kind: 'heading', level: this.#level };
  }
}

function levelOf(tag: string): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = Number(tag.slice(1));
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 6;
}

const sayTheSame = (a: string, b: string): boolean => {
  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .toLowerCase();
  return fold(a) === fold(b);
};

/** The first heading is the title if nothing stands before it and no other is above it. */
function opensWithTitle(blocks: readonly DraftBlock[]): boolean {
  const [first, ...rest] = blocks;
  if (first?.role.kind !== 'heading') return false;
  const { level } = first.role;
  return level === 1 || !rest.some(({ role }) => role.kind === 'heading' && role.level <= level);
}

function placeTitle(blocks: readonly DraftBlock[], frontTitle: string | null): readonly DraftBlock[] {
  const [first, ...rest] = blocks;
  if (frontTitle !== null) {
    const isRepeated = first?.role.kind === 'heading' && sayTheSame(first.text, frontTitle);
    return [plainBlock({ kind: 'title' }, frontTitle), ...(isRepeated ? rest : blocks)];
  }
  return first && opensWithTitle(blocks) ? [{ ...first, role: { kind: 'title' } }, ...rest] : blocks;
}

function placeSource(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const last = blocks.at(-1);
  if (blocks.length < 2 || last?.role.kind !== 'paragraph' || !isClosingSource(last.text)) return blocks;
  return [...blocks.slice(0, -1), { ...last, role: { kind: 'source' } }];
}

/** Never fails: every text is CommonMark. */
export function readMarkdown(text: string): Draft {
  const { frontMatter, body } = splitFrontMatter(text);
  const { tokens, footnotes: referred } = parseMarkdown(body);
  const reader = new BlockReader(new FootnoteNumbers(referred));
  const hasWords = (block: DraftBlock): boolean => block.text.trim() !== '';
  const read = reader.read(tokens).filter(hasWords);
  const footnotes = reader.footnotes
    .sort((a, b) => a.number - b.number)
    .flatMap(({ blocks }) => blocks.filter(hasWords));
  return {
    author: frontMatter?.author ?? null,
    date: frontMatter?.date ?? null,
    url: frontMatter?.url ?? null,
    publication: frontMatter?.publication ?? null,
    tags: frontMatter?.tags ?? [],
    blocks: [...placeTitle(placeSource(read), frontMatter?.title ?? null), ...footnotes],
  };
}
