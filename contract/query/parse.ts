/**
 * Reads a query by the grammar. Never fails: what cannot be read as it stands is read as best it can be, and said. Pure.
 */
import type { ColourNames } from '../annotation.ts';
import { readDates } from './dates.ts';
import {
  colourCalled,
  fieldedIn,
  placeNamed,
  possessionNamed,
  stateNamed,
  type DateField,
  type Field,
  type Leaf,
  type ParsedQuery,
  type Place,
  type Problem,
  type QueryNode,
  type Scope,
} from './grammar.ts';
import { languageCalled } from './languages.ts';
import { lex, type Token } from './lex.ts';
import { readStars } from './stars.ts';

/** Brackets within more brackets than these group nothing. */
const DEEPEST = 50;

const isOr = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (token.text === 'OR' || token.text === 'OU');

/** One of several is itself; none is null. */
const joined = (kind: 'and' | 'or', of: readonly QueryNode[]): QueryNode | null =>
  of.length > 1 ? { kind, of } : (of[0] ?? null);

class Parser {
  readonly problems: Problem[] = [];
  /** What was said last counts. */
  scope: Scope = null;
  readonly #tokens: readonly Token[];
  readonly #colourNames: ColourNames;
  #at = 0;
  #depth = 0;
  /** Brackets that were opened too deep to group anything, and not closed yet. */
  #tooDeep = 0;

  constructor(tokens: readonly Token[], colourNames: ColourNames) {
    this.#tokens = tokens;
    this.#colourNames = colourNames;
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
    if (token.kind === 'not') {
      const next = this.#tokens[this.#at];
      const { scope } = this;
      const of = next && this.#startsOne(next) ? this.#one(next) : null;
      // A place to look in is not to be excluded.
      if (next && scope !== this.scope) this.#say('value-unknown', { start: token.start, end: next.end });
      this.scope = scope;
      return of && { kind: 'not', of };
    }
    if (token.kind === 'open') return this.#group(token);
    if (token.kind === 'quoted') return this.#phrase(token, null);
    return token.kind === 'word' ? this.#word(token) : null;
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

  #phrase(token: Extract<Token, { kind: 'quoted' }>, scope: Scope): Leaf | null {
    if (!token.isClosed) this.#say('quote-not-closed', token);
    const { near, isClosed, textStart, start, end } = token;
    const { text, isOpen, begun, passedOver } = readStars(token.text, near !== null);
    if (text.trim() === '') return null;
    for (const word of passedOver)
      this.#say('star-passed-over', { start: textStart + word.start, end: textStart + word.end });
    return { kind: 'phrase', text, scope, near, isOpen: isOpen || !isClosed, begun, span: { start, end } };
  }

  #word({ text, start, end }: Extract<Token, { kind: 'word' }>): Leaf | null {
    const fielded = fieldedIn(text);
    if (fielded) return this.#fielded(fielded.field, fielded.value, { start, end });
    return plainWord(text, null, { start, end });
  }

  /** A field's value stands right behind the colon, bare or quoted. */
  #fielded(field: Field, bare: string, span: { start: number; end: number }): Leaf | null {
    const next = this.#tokens[this.#at];
    const quoted = bare === '' && next?.kind === 'quoted' && next.start === span.end ? next : null;
    if (quoted) this.#at++;
    const whole = { start: span.start, end: quoted?.end ?? span.end };
    const value = quoted?.text ?? bare;
    if (value.trim() === '') {
      this.#say('value-missing', whole);
      return null;
    }
    if (field === 'title' || field === 'note')
      return quoted ? this.#phrase({ ...quoted, ...whole }, field) : plainWord(value, field, whole);
    if (quoted && !quoted.isClosed) this.#say('quote-not-closed', quoted);
    return this.#compared(field, value.trim(), whole);
  }

  #compared(
    field: Exclude<Field, 'title' | 'note'>,
    value: string,
    span: { start: number; end: number },
  ): Leaf | null {
    if (field === 'is') {
      const state = stateNamed(value);
      return state ? { kind: 'is', state, span } : this.#say('value-unknown', span);
    }
    if (field === 'in') {
      const place = placeNamed(value);
      if (!place) return this.#say('value-unknown', span);
      this.scope = SCOPES[place];
      return null;
    }
    if (field === 'has') {
      const what = possessionNamed(value);
      return what ? { kind: 'has', what, span } : this.#say('value-unknown', span);
    }
    if (isDateField(field)) {
      const dates = readDates(value);
      return dates ? { kind: 'date', field, ...dates, span } : this.#say('date-unknown', span);
    }
    if (field === 'lang') {
      const language = languageCalled(value);
      return language === null
        ? this.#say('value-unknown', span)
        : { kind: 'value', field, value: language, span };
    }
    // People's own names of what is no colour here are kept as typed.
    const colour = field === 'colour' ? colourCalled(value, this.#colourNames) : null;
    return { kind: 'value', field, value: colour ?? value, span };
  }

  #startsOne(token: Token | undefined): boolean {
    return token !== undefined && token.kind !== 'close' && !isOr(token);
  }

  #say(code: Problem['code'], { start, end }: { start: number; end: number }): null {
    this.problems.push({ code, start, end });
    return null;
  }
}

const SCOPES: Readonly<Record<Place, Scope>> = { text: 'text', notes: 'note', titles: 'title' };

const isDateField = (field: Field): field is DateField =>
  field === 'added' || field === 'changed' || field === 'read';

function plainWord(typed: string, scope: Scope, span: Leaf['span']): Leaf | null {
  const text = typed.replace(/\*+$/u, '');
  return text === '' ? null : { kind: 'word', text, scope, isPrefix: text !== typed, span };
}

/** True for a query that is words alone, all of which are asked for. */
function isPlain(node: QueryNode | null): boolean {
  if (!node) return true;
  if (node.kind === 'and') return node.of.every(isPlain);
  return node.kind === 'word' && node.scope === null && !node.isPrefix;
}

/** `colourNames` are those a person gave. */
export function parseSearch(typed: string, colourNames: ColourNames = {}): ParsedQuery {
  const parser = new Parser(lex(typed), colourNames);
  const root = parser.query();
  const { scope, problems } = parser;
  return { root, scope, isPlain: scope === null && isPlain(root), problems };
}
