/**
 * A query made ready for the index: what texts must hold, leaf by leaf, and how the leaves are put together. Owns which
 * words are looked for; knows no article.
 */
import type { Span } from '../../contract/article.ts';
import type { Leaf, Problem, QueryNode, Scope } from '../../contract/query/grammar.ts';
import type { Known } from '../../contract/query/known.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import type { AlsoSought } from '../../contract/search.ts';
import type { AcronymIndex } from './acronym-index.ts';
import { fold } from './fold.ts';
import { signJoinedAtoms } from './sign-joined.ts';
import { groupedDigits } from './grouped-digits.ts';
import { hyphenatedParts } from './parted.ts';
import { pointedLetters } from './pointed.ts';
import type { TextLeaf, Test } from './asked.ts';
import { asOne, bareSign, wordsIn } from './query-word.ts';
import { allLoose, loosely, type Looseness } from './looseness.ts';
import { isQuestion } from './question.ts';
import { quotedAs } from './quoted.ts';
import { isStopWord } from './stop-words.ts';
import { widenQuery } from './widen.ts';
import { atomsOf } from './words.ts';

export interface Plan extends Looseness {
  /** The whole query, folded, when it is words alone; else null. */
  readonly literal: string | null;
  /** True when it asks a question. */
  readonly isQuestion: boolean;
  readonly leaves: readonly TextLeaf[];
  /** The leaves that are asked for, not excluded, as bits. */
  readonly wanted: number;
  readonly test: Test;
  readonly problems: readonly Problem[];
  /** What of the query is also looked for as something else. */
  readonly also: readonly AlsoSought[];
}

/** As many as there are bits to tell them apart by; further words of a query are not asked for. */
const MOST_LEAVES = 30;
/** Fewer letters are another word too often, as one. */
const FEWEST_LETTERS = 3;
/** What holds no sign that could join words or say something: nearly all that is typed. */
const ONE_WORD = /^[\p{L}\p{N}\p{M}'’-]*$/u;
const HYPHEN = /\p{L}\p{Pd}\p{N}/u;
/** Of currencies, of degrees, emoji: not what only joins or compares, as `+` and `=` do. */
const TELLING_SIGN = /[\p{Sc}\p{So}]/gu;
const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

/** What planning asks of a library. */
export interface PlannedFor {
  readonly acronyms: AcronymIndex;
  /** Whether a phrase stands anywhere where it is asked for. */
  stands(phrase: Extract<TextLeaf, { kind: 'phrase' }>): boolean;
}

/** A query that was read, and is to be planned. */
interface Planned extends Pick<PlannedFor, 'stands'> {
  readonly typed: string;
  readonly root: QueryNode;
  readonly scope: Scope;
  readonly widened: ReadonlySet<QueryNode>;
}

class Planner {
  readonly leaves: TextLeaf[] = [];
  wanted = 0;
  /** Where the first thing was typed that there was no room for; null while there is room. */
  tooMuch: Span | null = null;
  /** True when some word is asked for in several ways: then the query is no text that could stand as it was typed. */
  isInWays = false;
  readonly #typed: string;
  readonly #known = new Map<string, number>();
  readonly #skipsStopWords: boolean;
  readonly #scope: Scope;
  readonly #widened: ReadonlySet<QueryNode>;
  /** Where every word has a capital, none of them is due to a name. */
  readonly #hasSmall: boolean;
  readonly #stands: PlannedFor['stands'];

  constructor({ typed, root, scope, widened, stands }: Planned) {
    this.#stands = stands;
    this.#scope = scope;
    this.#widened = widened;
    this.#typed = typed;
    this.#skipsStopWords = tells(root);
    this.#hasSmall = /(?<![\p{L}\p{N}'’])\p{Ll}/u.test(typed);
  }

  /** Null for what asks for nothing. */
  test(node: QueryNode, isWanted: boolean): Test | null {
    if (node.kind === 'and' || node.kind === 'or') {
      const isWidened = this.#widened.has(node);
      // `WHO` is no little word where it stands for something.
      const test = this.#several(
        node.kind,
        node.of.map((each) =>
          isWidened && each.kind === 'word' ? this.#words(each, isWanted, true) : this.test(each, isWanted),
        ),
      );
      return test?.kind === 'or' && isWidened ? { ...test, isWidened: true } : test;
    }
    if (node.kind === 'not') {
      const of = this.test(node.of, !isWanted);
      return of && { kind: 'not', of };
    }
    if (node.kind === 'word') return this.#words(node, isWanted);
    if (node.kind === 'phrase') return this.#phrase(node, isWanted);
    return { kind: 'filter', filter: node };
  }

  /** Makes sure of what may not lack, whatever else there is room for: what is excluded, quoted or looked for in a field. */
  reserve(node: QueryNode, isWanted: boolean): void {
    if (node.kind === 'and' || node.kind === 'or') for (const each of node.of) this.reserve(each, isWanted);
    else if (node.kind === 'not') this.test(node, isWanted);
    else if (node.kind === 'phrase' || (node.kind === 'word' && (node.scope !== null || node.isPrefix)))
      this.test(node, isWanted);
  }

  #words(leaf: Extract<Leaf, { kind: 'word' }>, isWanted: boolean, isAcronym = false): Test | null {
    const { text, scope, isPrefix, span } = leaf;
    const letters = isPrefix ? null : pointedLetters(text);
    if (letters) return this.#pointed(leaf, letters, isWanted);
    // A sign behind it ends a word, as a space does.
    const mayGrow = span.end === this.#typed.length && /[\p{L}\p{N}\p{M}]$/u.test(this.#typed);
    const groups = isPrefix ? null : groupedDigits(text);
    if (groups) return this.#inWays([[text], groups], leaf, isWanted, mayGrow);
    const hyphenated = isPrefix || !HYPHEN.test(text) ? null : hyphenatedParts(text);
    // A letter that says nothing apart, as in `A-320`, stands for something only beside its number.
    if (hyphenated?.some(isStopWord))
      return this.add({ kind: 'word', word: asOne(hyphenated, mayGrow), scope, isPrefix }, isWanted, span);
    const parts = hyphenated ? this.#partsOfOne(hyphenated, scope, mayGrow) : null;
    if (parts) return this.#inWays([parts, [parts.join('')]], leaf, isWanted, mayGrow);
    const hasSigns = !ONE_WORD.test(text);
    const run = hasSigns ? this.#run(leaf, isPrefix || mayGrow) : null;
    if (run) return this.add(run, isWanted, span);
    const mayName = (start: number): boolean => this.#hasSmall && span.start + start > 0;
    const words = wordsIn(text, mayGrow, mayName);
    const skips = !isAcronym && this.#skipsStopWords && isWanted && scope === null && !isPrefix;
    const tests = words
      .filter(({ written }) => !(skips && isStopWord(written)))
      .map((word, index) =>
        this.add(
          { kind: 'word', word, scope, isPrefix: isPrefix && index === words.length - 1 },
          isWanted,
          span,
        ),
      );
    const signs = hasSigns ? this.#signs(text, words.length > 0, leaf, isWanted) : [];
    return this.#several('and', [...tests, ...signs]);
  }

  /** What is typed of signs that say something, as `€` or an emoji: beside a word each of them, else as they stand. */
  #signs(
    text: string,
    isBesideWords: boolean,
    { scope, span }: Leaf & { scope: Scope },
    isWanted: boolean,
  ): (Test | null)[] {
    const folded = fold(text).trim();
    const signs = folded.match(TELLING_SIGN) ?? [];
    const asked = isBesideWords ? [...new Set(signs)] : signs.slice(0, 1).map(() => folded);
    return asked.map((sign) =>
      this.add({ kind: 'word', word: bareSign(sign), scope, isPrefix: false }, isWanted, span),
    );
  }

  /** What is joined by signs, as it stands somewhere in this library; null for what is sought as words. */
  #run({ text, scope, isPrefix }: Extract<Leaf, { kind: 'word' }>, isOpen: boolean): TextLeaf | null {
    const atoms = this.leaves.length < MOST_LEAVES ? signJoinedAtoms(fold(text)) : null;
    if (!atoms) return null;
    const where = scope ?? this.#scope;
    const run = { kind: 'phrase', atoms, near: null, isOpen, scope: where, isRun: !isPrefix } as const;
    return this.#stands(run) ? run : null;
  }

  /** Letters and figures that stand as one word in this library; else null. */
  #partsOfOne(parts: readonly string[], scope: Scope, isOpen: boolean): readonly string[] | null {
    if (this.leaves.length >= MOST_LEAVES) return null;
    const one = { kind: 'phrase', atoms: [parts.join('')], near: null, isOpen } as const;
    return this.#stands({ ...one, scope: scope ?? this.#scope }) ? parts : null;
  }

  /** Its letters as one word, or each as a word behind the other. As one they may be another word: `U.S.` is not `us`. */
  #pointed(
    leaf: Extract<Leaf, { kind: 'word' }>,
    letters: readonly string[],
    isWanted: boolean,
  ): Test | null {
    const joined = letters.join('');
    const ways = letters.length < FEWEST_LETTERS || isStopWord(joined) ? [letters] : [[joined], letters];
    return this.#inWays(ways, leaf, isWanted, false);
  }

  /** What is written in one way or the other, each a run of words side by side. */
  #inWays(
    ways: readonly (readonly string[])[],
    { text: typed, scope, span }: Extract<Leaf, { kind: 'word' }>,
    isWanted: boolean,
    isOpen: boolean,
  ): Test | null {
    const tests = ways.map((atoms) =>
      this.add({ kind: 'phrase', atoms, near: null, isOpen, scope, typed }, isWanted, span),
    );
    const test = this.#several('or', tests);
    this.isInWays = true;
    return test?.kind === 'or' ? { ...test, isWidened: true } : test;
  }

  #phrase(leaf: Extract<Leaf, { kind: 'phrase' }>, isWanted: boolean): Test | null {
    const { text, scope, span } = leaf;
    const quoted = quotedAs(leaf);
    if (quoted.atoms.length > 0) {
      const words = this.add({ kind: 'phrase', ...quoted, scope }, isWanted, span);
      return this.#several('and', [words, ...this.#signs(text, true, leaf, isWanted)]);
    }
    const folded = fold(text).trim();
    if (!SAYS_SOMETHING.test(folded)) return null;
    return this.add({ kind: 'word', word: bareSign(folded), scope, isPrefix: false }, isWanted, span);
  }

  /** The same leaf asked twice is one. */
  add(asked: TextLeaf, isWanted: boolean, span: Span): Test | null {
    const leaf = { ...asked, scope: asked.scope ?? this.#scope };
    const key = JSON.stringify(
      leaf.kind === 'word'
        ? { ...leaf, word: leaf.word.text, parted: leaf.word.parted }
        : { ...leaf, typed: leaf.typed !== undefined },
    );
    const known = this.#known.get(key);
    if (known === undefined && this.leaves.length === MOST_LEAVES) {
      this.tooMuch ??= span;
      return null;
    }
    const number = known ?? this.leaves.push(leaf) - 1;
    this.#known.set(key, number);
    if (isWanted) this.wanted |= 1 << number;
    return { kind: 'leaf', leaf: number };
  }

  #several(kind: 'and' | 'or', tests: readonly (Test | null)[]): Test | null {
    const of = tests.filter((test) => test !== null);
    return of.length > 1 ? { kind, of } : (of[0] ?? null);
  }
}

/** Whether something that is asked for says more than `de` or `the`. */
function tells(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.of.some(tells);
  if (node.kind === 'phrase') return atomsOf(fold(node.text)).length > 0;
  if (node.kind !== 'word') return false;
  if (node.scope !== null || node.isPrefix) return true;
  return wordsIn(node.text, false, () => false).some(({ written }) => !isStopWord(written));
}

const NOWHERE: PlannedFor['stands'] = () => false;

/**
 * What a person typed, ready to be looked for; null when it asks for nothing. For a library wider by what its acronyms stand
 * for, and what is joined by signs as it stands in it; else that is its words.
 */
export function planOf(
  typed: string,
  known: Known = {},
  library?: Partial<PlannedFor>,
  query = parseSearch(typed, known),
): Plan | null {
  const { acronyms, stands = NOWHERE } = library ?? {};
  const { root, scope, isPlain, problems, also, widened } = acronyms
    ? widenQuery(query, acronyms)
    : { ...query, also: [], widened: new Set<QueryNode>() };
  const words = isPlain ? fold(typed).trim() : null;
  if (!root || (words !== null && !SAYS_SOMETHING.test(words))) return null;
  const sign = { kind: 'word', word: bareSign(words ?? ''), scope: null, isPrefix: false } as const;
  const planned = (planner: Planner): Test | null =>
    planner.test(root, true) ?? (words === null ? null : planner.add(sign, true, { start: 0, end: 0 }));
  const read = { typed, root, scope, widened, stands };
  let planner = new Planner(read);
  let test = planned(planner);
  // What was typed goes before what it is also looked for as.
  if (planner.tooMuch && also.length > 0) return planOf(typed, known, { stands }, query);
  if (planner.tooMuch) {
    planner = new Planner(read);
    planner.reserve(root, true);
    test = planned(planner);
  }
  if (!test) return null;
  const { leaves, wanted, tooMuch } = planner;
  const unread: Problem[] = tooMuch ? [{ code: 'too-much', ...tooMuch }] : [];
  const parts = query.isPlain ? allLoose(wanted) : loosely(test, leaves, scope);
  return {
    literal: planner.isInWays ? null : words,
    isQuestion: isQuestion(typed),
    leaves,
    wanted,
    test,
    ...parts,
    problems: [...problems, ...unread],
    also,
  };
}
