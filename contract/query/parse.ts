/**
 * Reads a query by the grammar. Never fails: what cannot be read as it stands is read as best it can be, and said. Pure.
 */
import type { Span } from '../article.ts';
import {
  CHOICE_WORDS,
  fieldedIn,
  NOT_WORDS,
  placeNamed,
  type Field,
  type Leaf,
  type ParsedQuery,
  type Place,
  type Problem,
  type QueryNode,
  type Scope,
} from './grammar.ts';
import type { Known } from './known.ts';
import { closingOf, lex, type Token } from './lex.ts';
import { readStars } from './stars.ts';
import { readValue, type ComparedField } from './values.ts';

type Quoted = Extract<Token, { kind: 'quoted' }>;

/** What stands before, with its star, where a word goes on behind one. */
const BEFORE_STAR = /^.*?[\p{L}\p{N}\p{M}]\*(?=\**[\p{L}\p{N}\p{M}])/u;

const SPACE = /\s/u;
const MINUS = /^-[^-]/u;

/** Brackets within more brackets than these group nothing. */
const DEEPEST = 50;

const isWord = (token: Token | undefined, words: readonly string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text);
const isOr = (token: Token | undefined): boolean => isWord(token, CHOICE_WORDS);

/** One of several is itself; none is null. */
const joined = (kind: 'and' | 'or', of: readonly QueryNode[]): QueryNode | null =>
  of.length > 1 ? { kind, of } : (of[0] ?? null);

class Parser {
  readonly problems: Problem[] = [];
  /** What was said last counts. */
  scope: Scope = null;
  readonly #tokens: readonly Token[];
  readonly #known: Known;
  #at = 0;
  #depth = 0;
  /** The field before the bracket that is being read, which all in it says that has none of its own; null for none. */
  #field: Exclude<Field, 'in'> | null = null;
  /** Brackets that were opened too deep to group anything, and not closed yet. */
  #tooDeep = 0;

  constructor(tokens: readonly Token[], known: Known) {
    this.#tokens = tokens;
    this.#known = known;
  }

  query(): QueryNode | null {
    const choices: QueryNode[] = [];
    for (;;) {
      const all = this.#all();
      if (all) choices.push(all);
      const token = this.#tokens[this.#at];
      if (!token || !isOr(token)) break;
      this.#at++;
      const hasBoth = all !== null && this.#startsOne(this.#tokens[this.#at]);
      if (!hasBoth) this.#say('nothing-to-choose', token);
    }
    return joined('or', choices);
  }

  #all(): QueryNode | null {
    const ones: QueryNode[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token || isOr(token)) break;
      if (token.kind === 'close') {
        if (this.#depth > 0 && this.#tooDeep === 0) break;
        if (this.#tooDeep > 0) this.#tooDeep--;
        else this.#say('bracket-not-opened', token);
        this.#at++;
        continue;
      }
      const one = this.#one(token);
      if (one) ones.push(one);
    }
    return joined('and', ones);
  }

  #one(token: Token): QueryNode | null {
    this.#at++;
    if (token.kind === 'not' || this.#isNotWord(token)) {
      const next = this.#tokens[this.#at];
      const { scope } = this;
      const of = next && this.#startsOne(next) ? this.#one(next) : null;
      // A place to look in is not to be excluded.
      if (next && scope !== this.scope) this.#say('value-unknown', { start: token.start, end: next.end });
      this.scope = scope;
      return of && { kind: 'not', of };
    }
    if (token.kind === 'open') return this.#group(token);
    if (token.kind === 'quoted') return this.#quoted(token);
    return token.kind === 'word' ? this.#word(token) : null;
  }

  /** `NOT` before something excludes it, as the minus does; behind something, at the end, it is about to. */
  #isNotWord(token: Token): boolean {
    const next = this.#tokens[this.#at];
    const isUnfinished = next === undefined && this.#at > 1;
    return isWord(token, NOT_WORDS) && (isUnfinished || this.#startsOne(next));
  }

  #group(opening: Token): QueryNode | null {
    if (this.#depth === DEEPEST) {
      this.#tooDeep++;
      return this.#say('bracket-too-deep', opening);
    }
    this.#depth++;
    const inside = this.query();
    this.#depth--;
    if (this.#tokens[this.#at]?.kind === 'close') this.#at++;
    else this.#say('bracket-not-closed', opening);
    return inside;
  }

  /** Says a field once of all that stands in the bracket behind it. */
  #fieldedGroup(field: Field, opening: Token, start: number): QueryNode | null {
    // There is one place to look in, and none of several.
    if (field === 'in') return this.#placedGroup(start);
    const [outer, { length }] = [this.#field, this.problems];
    this.#at++;
    this.#field = field;
    const inside = this.#group(opening);
    this.#field = outer;
    if (!inside && this.problems.length === length) this.#say('value-missing', this.#since(start));
    return inside;
  }

  #placedGroup(start: number): null {
    this.#at = closingOf(this.#tokens, this.#at) + 1;
    return this.#say('value-unknown', this.#since(start));
  }

  /** All that was read from an offset on. */
  #since(start: number): Span {
    return { start, end: this.#tokens[this.#at - 1]?.end ?? start };
  }

  #phrase(token: Quoted, scope: Scope): Leaf | null {
    if (!token.isClosed) this.#say('quote-not-closed', token);
    const { near, isClosed, textStart, start, end } = token;
    const { text, isOpen, begun, passedOver } = readStars(token.text, near !== null);
    if (text.trim() === '') return null;
    for (const word of passedOver)
      this.#say('star-passed-over', { start: textStart + word.start, end: textStart + word.end });
    return { kind: 'phrase', text, scope, near, isOpen: isOpen || !isClosed, begun, span: { start, end } };
  }

  #quoted(token: Quoted): Leaf | null {
    return this.#field === null ? this.#phrase(token, null) : this.#valued(this.#field, token, token);
  }

  #word({ text, start, end }: Extract<Token, { kind: 'word' }>): QueryNode | null {
    const fielded = fieldedIn(text);
    const span = { start, end };
    if (fielded) return this.#fielded(fielded.field, fielded.value, span, SPACE.test(text));
    return this.#field === null ? this.#plain(text, null, span) : this.#valued(this.#field, text, span);
  }

  /** A field's value stands right behind the colon: bare, quoted, or several in a bracket. */
  #fielded(field: Field, bare: string, span: Span, isSpaced: boolean): QueryNode | null {
    const next = this.#tokens[this.#at];
    const behind = bare === '' && next?.start === span.end ? next : null;
    const quoted = behind?.kind === 'quoted' ? behind : null;
    if (isSpaced && (bare !== '' || quoted || behind?.kind === 'open')) this.#say('colon-spaced', span);
    if (behind?.kind === 'open') return this.#fieldedGroup(field, behind, span.start);
    if (quoted) this.#at++;
    // Whoever writes the minus behind the colon means what it means before the field; the names of files may begin so.
    if (!quoted && MINUS.test(bare) && field !== 'in' && field !== 'path') {
      const of = this.#valued(field, bare.slice(1), span);
      return of && { kind: 'not', of };
    }
    return this.#valued(field, quoted ?? bare, { start: span.start, end: quoted?.end ?? span.end });
  }

  #valued(field: Field, given: Quoted | string, span: Span): Leaf | null {
    const value = typeof given === 'string' ? given : given.text;
    if (value.trim() === '') return this.#say('value-missing', span);
    if (field === 'title' || field === 'note')
      return typeof given === 'string'
        ? this.#plain(given, field, span)
        : this.#phrase({ ...given, ...span }, field);
    if (typeof given !== 'string' && !given.isClosed) this.#say('quote-not-closed', given);
    return field === 'in' ? this.#placed(value, span) : this.#compared(field, value.trim(), span);
  }

  #compared(field: ComparedField, value: string, span: Span): Leaf | null {
    const read = readValue(field, value, span, this.#known);
    return typeof read === 'string' ? this.#say(read, span) : read;
  }

  /** The place is one for all of the query, and no part of it. */
  #placed(value: string, span: Span): null {
    const place = placeNamed(value);
    if (!place) return this.#say('value-unknown', span);
    this.scope = SCOPES[place];
    return null;
  }

  /** A star counts at the end of a word: what stands behind one inside it is not read, and that is said. */
  #plain(typed: string, scope: Scope, span: Span): Leaf | null {
    const [read = ''] = BEFORE_STAR.exec(typed) ?? [typed];
    if (read !== typed) this.#say('star-inside', span);
    const text = read.replace(/\*+$/u, '');
    return text === '' ? null : { kind: 'word', text, scope, isPrefix: text !== read, span };
  }

  #startsOne(token: Token | undefined): boolean {
    return token !== undefined && token.kind !== 'close' && !isOr(token);
  }

  #say(code: Problem['code'], { start, end }: Span): null {
    this.problems.push({ code, start, end });
    return null;
  }
}

const SCOPES: Readonly<Record<Place, Scope>> = { text: 'text', notes: 'note', titles: 'title' };

/** True for a query that is words alone, all of which are asked for. */
function isPlain(node: QueryNode | null): boolean {
  if (!node) return true;
  if (node.kind === 'and') return node.of.every(isPlain);
  return node.kind === 'word' && node.scope === null && !node.isPrefix;
}

export function parseSearch(typed: string, known: Known = {}): ParsedQuery {
  const parser = new Parser(lex(typed), known);
  const root = parser.query();
  const { scope, problems } = parser;
  return { root, scope, isPlain: scope === null && isPlain(root), problems };
}
