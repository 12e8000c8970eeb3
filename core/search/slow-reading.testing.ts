/** What the parts of a query ask for, read the slow way: which of them are one, and what is looked for besides them. */
import { fold } from './fold.ts';
import { DEFINING, type Content, type ContentText } from './libraries.testing.ts';
import type { Scope } from '../../contract/query/grammar.ts';
import type { Part, PhrasePart, RunPart, TypedQuery, WordPart } from './queries.testing.ts';
import { standNear } from './slow-scan.testing.ts';
import { atomsOf } from './words.ts';

/** Whether some texts, and the article they are of, hold what a part of a query asks for. */
export type Holds = (texts: readonly ContentText[], article: Content) => boolean;

/** What texts can hold: a thing that is asked for more than once is one. */
export interface Asked {
  readonly part: WordPart | PhrasePart;
  readonly isGrowing: boolean;
  /** False for what is only excluded. */
  isWanted: boolean;
  /** Settled once all of the query is read: what is excluded alone is never guessed at. */
  holds: (text: ContentText) => boolean;
  /** How a text that holds it does so, best first; settled with it. */
  likeness: (text: ContentText) => number;
}

/** A part of a query as it is read. */
export interface ReadPart {
  readonly holds: Holds;
  /** The word it is, and what that is also looked for as, where an answer may lack it; else null. */
  readonly loose: readonly Asked[] | null;
}

const isPlainWord = (part: Part | undefined): part is WordPart =>
  part?.kind === 'word' && part.scope === null && !part.isPrefix;
/** Words alone, all of which are asked for. */
export const isPlain = (part: Part): boolean =>
  part.kind === 'and'
    ? part.of.every(isPlain)
    : isPlainWord(part) || (part.kind === 'run' && part.scope === null);

export const isIn = (where: Scope, { kind }: ContentText): boolean => where === null || where === kind;

export function standsTogether(folded: string, { atoms: wanted, near, isOpen }: PhrasePart): boolean {
  if (near !== null) return standNear(wanted, near, folded, isOpen);
  const atoms = atomsOf(folded);
  return atoms.some((_atom, at) => {
    const window = atoms.slice(at, at + wanted.length);
    const isLast = (place: number): boolean => isOpen && place === wanted.length - 1;
    return wanted.every((each, i) => (isLast(i) ? window[i]?.startsWith(each) : window[i] === each));
  });
}

const acronym: WordPart = {
  kind: 'word',
  typed: 'GP',
  scope: null,
  written: 'gp',
  isPrefix: false,
  parted: null,
};
const longForm: PhrasePart = {
  ...{ kind: 'phrase', typed: '', scope: null, near: null, isOpen: false },
  atoms: ['guerre', 'et', 'paix'],
};

/** A query as it is read over some texts. */
export class Reading {
  readonly asked = new Map<string, Asked>();
  /** True when some of it is also looked for as what a text says it stands for. */
  isWidened = false;
  readonly #query: TypedQuery;
  readonly #defines: boolean;
  readonly #texts: readonly ContentText[];

  constructor(query: TypedQuery, texts: readonly ContentText[]) {
    this.#query = query;
    this.#texts = texts;
    this.#defines = texts.some(({ text }) => text.includes(DEFINING));
  }

  /** All that must hold together, part by part. Brackets around such parts make no difference. */
  all(parts: readonly Part[], isWanted = true, mayWiden = true): ReadPart[] {
    const [part, next] = parts;
    if (!part) return [];
    const isDefined = mayWiden && this.#defines && isPlainWord(part) && part.written === 'guerre';
    if (isDefined && isPlainWord(next) && next.written === 'paix') {
      this.isWidened = true;
      const both = [part, next].map((each) => this.#leaf(each, isWanted));
      const short = this.#leaf(acronym, isWanted);
      const holds: Holds = (...of) => both.every((each) => each.holds(...of)) || short.holds(...of);
      const loose = isWanted ? [...both, short].flatMap((each) => each.loose ?? []) : null;
      return [{ holds, loose }, ...this.all(parts.slice(2), isWanted, mayWiden)];
    }
    const read =
      part.kind === 'and'
        ? this.all(part.of, isWanted, mayWiden)
        : part.kind === 'run'
          ? this.#run(part, isWanted)
          : [this.#one(part, isWanted, mayWiden)];
    return [...read, ...this.all(parts.slice(1), isWanted, mayWiden)];
  }

  /**
   * What signs join is sought as it stands, and letters and figures in one as well, if it stands so anywhere where it is asked
   * for; else as its words.
   */
  #run(part: RunPart, isWanted: boolean): ReadPart[] {
    const { atoms, scope, typed, words } = part;
    const isGrowing = this.#isGrowing(part);
    const phrase: PhrasePart = { kind: 'phrase', atoms, scope, typed, near: null, isOpen: isGrowing };
    const where = scope ?? this.#query.scope;
    const standsAs = (sought: PhrasePart): boolean =>
      this.#texts.some((text) => isIn(where, text) && standsTogether(text.folded, sought));
    if (part.joined !== null && standsAs({ ...phrase, atoms: [part.joined] })) {
      const ways = [atoms, [part.joined]].map((each) => this.#leaf({ ...phrase, atoms: each }, isWanted));
      const loose = where === this.#query.scope ? ways.map(({ asked }) => asked) : null;
      return [{ holds: (...of) => ways.some(({ holds }) => holds(...of)), loose }];
    }
    // A hyphen joins nothing.
    if (part.joined === null && standsAs(phrase)) return [this.#leaf(phrase, isWanted, { isRun: true })];
    return words.map((word, at) =>
      this.#leaf(word, isWanted, { isGrowing: isGrowing && at === words.length - 1 }),
    );
  }

  #one(part: Exclude<Part, { kind: 'and' | 'run' }>, isWanted: boolean, mayWiden: boolean): ReadPart {
    if (part.kind === 'filter') return { holds: (_texts, article) => part.holds(article), loose: null };
    if (part.kind === 'not') {
      const of = this.all([part.of], !isWanted, false);
      return { holds: (...given) => !of.every(({ holds }) => holds(...given)), loose: null };
    }
    if (part.kind === 'or') {
      const of = part.of.map((each) => this.all([each], isWanted, mayWiden));
      return {
        holds: (...given) => of.some((each) => each.every(({ holds }) => holds(...given))),
        loose: null,
      };
    }
    const own = this.#leaf(part, isWanted);
    if (!mayWiden || !this.#defines || !isPlainWord(part) || part.written !== 'gp') return own;
    this.isWidened = true;
    const long = this.#leaf(longForm, isWanted);
    const loose = own.loose && [...own.loose, long.asked];
    return { holds: (...given) => own.holds(...given) || long.holds(...given), loose };
  }

  #leaf(
    part: WordPart | PhrasePart,
    isWanted: boolean,
    { isRun = false, isGrowing = this.#isGrowing(part) } = {},
  ): ReadPart & { readonly asked: Asked } {
    const { scope } = this.#query;
    const where = part.scope ?? scope;
    const key = JSON.stringify(
      part.kind === 'word'
        ? [where, fold(part.written), part.isPrefix, part.parted]
        : [where, part.atoms, part.near, part.isOpen, isRun],
    );
    const asked = this.asked.get(key) ?? {
      part: { ...part, scope: where },
      isGrowing,
      isWanted,
      holds: () => false,
      likeness: () => 0,
    };
    this.asked.set(key, asked);
    asked.isWanted ||= isWanted;
    const isLoose = (isRun || (part.kind === 'word' && !part.isPrefix)) && where === scope;
    return {
      holds: (texts) => texts.some((text) => asked.holds(text)),
      loose: isLoose ? [asked] : null,
      asked,
    };
  }

  #isGrowing(part: Part): boolean {
    return part !== acronym && this.#isLast(part) && /[\p{L}\p{N}]$/u.test(this.#query.typed);
  }

  /** Nothing of the query stands behind it. */
  #isLast(part: Part): boolean {
    const last = this.#query.parts.at(-1);
    return last === part || (last?.kind === 'not' && last.of === part);
  }
}
