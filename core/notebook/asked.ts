/**
 * What a search of the notebook asks of an annotation: the language of the library's search, as far as it says something of
 * one. What it does not is left out and said. Pure.
 */
import type { Leaf, ParsedQuery, Problem, QueryNode, Scope } from '../../contract/query/grammar.ts';
import type { Known } from '../../contract/query/known.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import { isNamed } from '../search/facts.ts';
import { fold } from '../search/fold.ts';
import { quotedAs } from '../search/quoted.ts';
import { wordsOf } from '../search/words.ts';
import { placesIn, type Sought } from './places.ts';
import type { Row } from './row.ts';

export type Test = (row: Row) => boolean;

/** What is looked for, and where; null for everywhere. */
interface InPlace {
  readonly sought: Sought;
  readonly scope: Scope;
}

export interface Asked {
  /** Null when nothing is asked for. */
  readonly test: Test | null;
  /** What is looked for in quotes and in notes, to mark it there. */
  readonly sought: readonly InPlace[];
  readonly problems: readonly Problem[];
  /** What all must hold, in a form that can be compared; words that stand anywhere apart from all else. */
  readonly words: readonly string[];
  readonly rest: readonly string[];
}

class Reader {
  readonly sought: InPlace[] = [];
  readonly problems: Problem[] = [];
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** Null for what asks for nothing. */
  test(node: QueryNode, isWanted = true): Test | null {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const tests = node.of.map((each) => this.test(each, isWanted)).filter((test) => test !== null);
        if (tests.length < 2) return tests[0] ?? null;
        return node.kind === 'and'
          ? (row) => tests.every((test) => test(row))
          : (row) => tests.some((test) => test(row));
      }
      case 'not': {
        const test = this.test(node.of, !isWanted);
        return test && ((row) => !test(row));
      }
      case 'word':
        return this.#holds(soughtInWord(node), node.scope, isWanted);
      case 'phrase':
        return this.#holds(soughtInPhrase(node), node.scope, isWanted);
      default:
        return this.#own(node);
    }
  }

  #holds(all: readonly Sought[], own: Scope, isWanted: boolean): Test | null {
    const scope = own ?? this.#scope;
    if (isWanted) this.sought.push(...all.map((sought) => ({ sought, scope })));
    if (all.length === 0) return null;
    return (row) => all.every((each) => placesIn(foldedIn(row, scope), each).next().done === false);
  }

  #own(leaf: Exclude<Leaf, { kind: 'word' | 'phrase' }>): Test | null {
    if (leaf.kind === 'value' && leaf.field === 'tag')
      return ({ annotation }) => annotation.tags.some((tag) => isNamed(tag, leaf.value));
    if (leaf.kind === 'value' && leaf.field === 'colour')
      return ({ annotation }) => annotation.colour === leaf.value;
    if (leaf.kind === 'value' && leaf.field === 'path') {
      const wanted = fold(leaf.value.replace(/\*$/u, '')).trim();
      return ({ article }) => fold(article.info.path).includes(wanted);
    }
    if (leaf.kind === 'has' && leaf.what !== 'mark')
      return ({ annotation: { note, tags } }) => (leaf.what === 'note' ? note !== '' : tags.length > 0);
    if (leaf.kind === 'date' && leaf.field !== 'read') {
      const [from, until] = [leaf.from ?? -Infinity, leaf.until ?? Infinity];
      const field = leaf.field === 'added' ? 'createdAt' : 'updatedAt';
      return ({ annotation }) => annotation[field] >= from && annotation[field] < until;
    }
    this.problems.push({ code: 'of-articles-only', ...leaf.span });
    return null;
  }
}

/** Folded words of which none needs to be a whole one; but for a prefix, which begins one. */
function soughtInWord({ text, isPrefix }: Extract<Leaf, { kind: 'word' }>): readonly Sought[] {
  const folded = fold(text).trim();
  if (folded === '') return [];
  const words = wordsOf(folded).map((word) => word.text);
  const wanted = words.length > 0 ? [...new Set(words)] : [folded];
  return wanted.map((word, index) =>
    isPrefix && index === wanted.length - 1
      ? { kind: 'phrase', scope: null, atoms: [word], near: null, isOpen: true }
      : { kind: 'piece', text: word },
  );
}

function soughtInPhrase(leaf: Extract<Leaf, { kind: 'phrase' }>): readonly Sought[] {
  const quoted = quotedAs(leaf);
  if (quoted.atoms.length > 0) return [{ kind: 'phrase', scope: null, ...quoted }];
  const folded = fold(leaf.text).trim();
  return folded === '' ? [] : [{ kind: 'piece', text: folded }];
}

/** What of a row is looked into. Words in a title are those of its article. */
function foldedIn(row: Row, scope: Scope): string {
  if (scope === 'text') return row.foldedQuote;
  if (scope === 'note') return row.foldedNote;
  return scope === 'title' ? fold(row.article.info.title) : row.folded;
}

const partsOf = (node: QueryNode): readonly QueryNode[] =>
  node.kind === 'and' ? node.of.flatMap(partsOf) : [node];

/** Where a part was typed makes no difference. */
const comparable = (part: QueryNode): string =>
  JSON.stringify(part, (key, value: unknown) => (key === 'span' ? undefined : value));

function compared({ root, scope }: ParsedQuery): Pick<Asked, 'words' | 'rest'> {
  const parts = root ? partsOf(root) : [];
  const isLoose = (part: QueryNode): part is Extract<Leaf, { kind: 'word' }> =>
    part.kind === 'word' && part.scope === null && !part.isPrefix;
  return {
    words: parts.filter(isLoose).flatMap((word) => soughtInWord(word).map((each) => pieceOf(each))),
    rest: [scope ?? '', ...parts.filter((part) => !isLoose(part)).map(comparable)],
  };
}

const pieceOf = (sought: Sought): string => (sought.kind === 'piece' ? sought.text : '');

const NOTHING: Asked = { test: null, sought: [], problems: [], words: [], rest: [''] };

export function askedOf(search: string, known: Known): Asked {
  if (search.trim() === '') return NOTHING;
  const query = parseSearch(search, known);
  const reader = new Reader(query.scope);
  const test = query.root && reader.test(query.root);
  const problems = [...query.problems, ...reader.problems].sort((a, b) => a.start - b.start);
  return { test, sought: reader.sought, problems, ...compared(query) };
}

/** True when every row that passes `narrow` passes `wide` too: it is being typed on. */
export const isNarrowed = (wide: Asked, narrow: Asked): boolean =>
  wide.words.every((word) => narrow.words.some((each) => each.includes(word))) &&
  wide.rest.every((part) => narrow.rest.includes(part)) &&
  wide.rest[0] === narrow.rest[0];
