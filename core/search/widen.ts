/**
 * A query made wider by what the library itself says of its words: an acronym is also looked for as what it stands for, and
 * the reverse. What is quoted, excluded or looked for in a field stands as it was typed. Pure.
 */
import type { Leaf, ParsedQuery, QueryNode } from '../../contract/query/grammar.ts';
import type { AlsoSought } from '../../contract/search.ts';
import type { AcronymIndex } from './acronym-index.ts';
import { fold } from './fold.ts';
import { signJoinedAtoms } from './sign-joined.ts';
import { pointedLetters } from './pointed.ts';
import { isStopWord } from './stop-words.ts';
import { wordsOf } from './words.ts';

export interface WidenedQuery extends ParsedQuery {
  readonly also: readonly AlsoSought[];
  /** Choices that nobody typed, each between words and what they stand for. */
  readonly widened: ReadonlySet<QueryNode>;
}

type Word = Extract<Leaf, { kind: 'word' }>;

/** No name is longer, in words. */
const LONGEST_NAME = 14;

const isPlainWord = (node: QueryNode | undefined): node is Word =>
  node?.kind === 'word' && node.scope === null && !node.isPrefix;

/** What signs join is looked for as it stands, and is no name. */
const isSignJoined = ({ text }: Word): boolean => signJoinedAtoms(fold(text)) !== null;

const typedAs = (run: readonly Word[]): string => run.map(({ text }) => text).join(' ');

/** A leaf that was not typed stands nowhere in the query: it never grows. */
const nowhere = { start: 0, end: 0 };

class Widener {
  readonly also: AlsoSought[] = [];
  readonly widened = new Set<QueryNode>();
  readonly #acronyms: AcronymIndex;
  readonly #words = new Map<Word, readonly string[]>();

  constructor(acronyms: AcronymIndex) {
    this.#acronyms = acronyms;
  }

  widen(node: QueryNode): QueryNode {
    if (node.kind === 'or') return { kind: 'or', of: node.of.map((each) => this.widen(each)) };
    if (node.kind === 'and') return this.#all(node.of);
    return isPlainWord(node) ? (this.#word(node) ?? node) : node;
  }

  #all(nodes: readonly QueryNode[]): QueryNode {
    const of: QueryNode[] = [];
    for (let at = 0; at < nodes.length;) {
      const run = this.#name(nodes, at);
      const node = nodes[at];
      if (run) of.push(run.node);
      else if (node) of.push(this.widen(node));
      at += run?.length ?? 1;
    }
    const [only] = of;
    return only && of.length === 1 ? only : { kind: 'and', of };
  }

  /** An acronym as itself or as any of what it stands for. */
  #word(word: Word): QueryNode | null {
    // `et` is a word; `ET` may be an acronym.
    if (isStopWord(word.text)) return null;
    const letters = pointedLetters(word.text);
    const [only, ...others] = letters ? [letters.join('')] : this.#wordsIn(word);
    if (only === undefined || others.length > 0) return null;
    const meanings = this.#acronyms.ofShort(only);
    if (meanings.length === 0) return null;
    for (const { long } of meanings) this.#say(word.text, long);
    const phrases = meanings.map(({ long }): Leaf => ({
      ...{ kind: 'phrase', text: long, scope: null, near: null, begun: null, isOpen: false, span: nowhere },
    }));
    // With points or without, it is the same acronym.
    const pointed: Leaf = {
      ...{ kind: 'phrase', text: Array.from(only).join(' '), scope: null, near: null },
      ...{ begun: null, isOpen: false, span: nowhere },
    };
    return this.#either(letters ? [word, ...phrases] : [word, pointed, ...phrases]);
  }

  #either(of: readonly QueryNode[]): QueryNode {
    const node = { kind: 'or', of } as const;
    this.widened.add(node);
    return node;
  }

  /** The folded words of one as it was typed. */
  #wordsIn(typed: Word): readonly string[] {
    const known = this.#words.get(typed);
    if (known) return known;
    const words = wordsOf(fold(typed.text)).map(({ text }) => text);
    this.#words.set(typed, words);
    return words;
  }

  /** What is typed twice is said once. */
  #say(typed: string, shown: string): void {
    if (!this.also.some((each) => each.typed === typed && each.shown === shown))
      this.also.push({ typed, shown });
  }

  /** The longest run of words from a place on that an acronym stands for, and what to look for instead of it. */
  #name(nodes: readonly QueryNode[], at: number): { node: QueryNode; length: number } | null {
    const first = nodes[at];
    if (!isPlainWord(first) || isStopWord(first.text.toLowerCase())) return null;
    if (!this.#acronyms.isStart(this.#wordsIn(first)[0] ?? '')) return null;
    for (let length = Math.min(LONGEST_NAME, nodes.length - at); length > 1; length--) {
      const run = nodes.slice(at, at + length);
      if (!run.every(isPlainWord)) continue;
      // A text that says `un` says nothing of the United Nations.
      const shorts = this.#acronyms
        .ofLong(run.flatMap((word) => this.#wordsIn(word)))
        .filter(({ short }) => !isStopWord(short.toLowerCase()));
      if (shorts.length === 0 || run.some(isSignJoined)) continue;
      for (const { short } of shorts) this.#say(typedAs(run), short);
      const words = shorts.map(({ short }): Word => ({
        ...{ kind: 'word', text: short, scope: null, isPrefix: false, span: nowhere },
      }));
      return { node: this.#either([{ kind: 'and', of: run }, ...words]), length };
    }
    return null;
  }
}

/** The query with what its words are also looked for as; itself where the library says nothing of them. */
export function widenQuery(query: ParsedQuery, acronyms: AcronymIndex): WidenedQuery {
  if (!query.root) return { ...query, also: [], widened: new Set() };
  const widener = new Widener(acronyms);
  const root = widener.widen(query.root);
  const { also, widened } = widener;
  return also.length === 0 ? { ...query, also, widened } : { ...query, root, isPlain: false, also, widened };
}
