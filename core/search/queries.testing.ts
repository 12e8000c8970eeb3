/** Queries of every kind, put together at random: as they are typed, and what was meant by it. Reads none of them. */
import fc from 'fast-check';
import type { Scope } from '../../contract/query/grammar.ts';
import { fold } from './fold.ts';
import { NOW, type Content } from './libraries.testing.ts';
import type { Parted } from './parted.ts';
import { atomsOf, wordsOf } from './words.ts';

/** A part of a query: as it is typed, and what it asks for. */
export type Part = { readonly typed: string } & (
  | {
      readonly kind: 'word';
      readonly scope: Scope;
      /** Without what is elided before it. */
      readonly written: string;
      /** True for `word*`. */
      readonly isPrefix: boolean;
      /** How the word is also written in parts; null when it is not. */
      readonly parted: Parted | null;
    }
  | {
      readonly kind: 'phrase';
      readonly scope: Scope;
      readonly atoms: readonly string[];
      readonly near: number | null;
      /** True when the last of its atoms is only the beginning of one. */
      readonly isOpen: boolean;
    }
  | {
      /** Words in one run, with signs between them, or with a hyphen. */
      readonly kind: 'run';
      /** The one word that it may be written as; null where signs join it. */
      readonly joined: string | null;
      readonly scope: Scope;
      readonly atoms: readonly string[];
      readonly words: readonly WordPart[];
    }
  | { readonly kind: 'filter'; readonly holds: (article: Content) => boolean }
  | { readonly kind: 'and'; readonly of: readonly Part[] }
  | { readonly kind: 'or'; readonly of: readonly Part[] }
  | { readonly kind: 'not'; readonly of: Part }
);
export type WordPart = Extract<Part, { kind: 'word' }>;
export type RunPart = Extract<Part, { kind: 'run' }>;
export type PhrasePart = Extract<Part, { kind: 'phrase' }>;

export interface TypedQuery {
  readonly typed: string;
  /** All of which are asked for. */
  readonly parts: readonly Part[];
  /** Where all of it is looked for that says nothing else. */
  readonly scope: Scope;
  readonly isQuestion: boolean;
  /** True when a quote is not closed. */
  readonly isOpen: boolean;
}

/** In the texts as they stand, in another form, in several, in none, or with a slip. */
const WORDS = [
  ...['guerre', 'paix', 'traité', 'œuvre', 'silence', 'Ukraine', 'été', 'membres', 'krieg', 'GP', 'gp'],
  ...['GUERRES', 'membre', 'traités', 'silences', 'guere', 'membrs', 'silense', 'uerr'],
  ...['zola', 'lovelase', 'droit', 'revue', 'OTAN', 'OTAN', 'otan', 'F16', 'f16', 'A16', '1000'],
];
const IN_PHRASES = ['guerre', 'paix', 'traité', 'l’Ukraine', 'Œuvre', 'GP', 'de', 'la', 'nous', 'de', 'la'];

const scope = fc.constantFrom<Scope>(null, null, null, null, 'title', 'note');
const field = (where: Scope): string => (where === null ? '' : `${where}:`);

function partedFrom(typed: string): Parted | null {
  if (/^[A-Z]{3,}$/u.test(typed)) return { parts: Array.from(typed.toLowerCase()), by: 'points' };
  if (typed === '1000') return { parts: ['1', '000'], by: 'space' };
  return /^f16$/iu.test(typed) ? { parts: ['f', '16'], by: 'hyphen or space' } : null;
}

const wordPart = (typed: string, where: Scope = null, isPrefix = false): WordPart => ({
  ...{ kind: 'word', scope: where, isPrefix },
  written: typed.toLowerCase(),
  parted: isPrefix ? null : partedFrom(typed),
  typed: `${field(where)}${typed}${isPrefix ? '*' : ''}`,
});
const word = fc
  .tuple(fc.constantFrom(...WORDS), scope, fc.constantFrom(null, null, null, null, 3, 9))
  .map(([typed, where, star]) => wordPart(typed.slice(0, star ?? undefined), where, star !== null));
const plain = fc.constantFrom(...WORDS).map((typed) => wordPart(typed));
const elided = fc.constant('l’Ukraine').map((typed): Part => ({ ...wordPart('ukraine'), typed }));

const IN_RUNS = ['guerre', 'paix', 'paix', 'traité', 'Ukraine', 'membre', 'membrs', 'silence'];
const run = fc
  .tuple(
    scope,
    fc.array(fc.constantFrom(...IN_RUNS), { minLength: 2, maxLength: 3 }),
    fc.constantFrom('/', '.', '&', '@', '_', '://', ',-'),
    fc.constantFrom('', '', 'l’'),
  )
  .map(([where, words, sign, elided]): Part => ({
    ...{
      kind: 'run',
      joined: null,
      scope: where,
      atoms: words.map(fold),
      typed: `${field(where)}${elided}${words.join(sign)}`,
    },
    words: words.map((each) => wordPart(each, where)),
  }));
/** Also written without the hyphen. */
const hyphenated = fc.tuple(scope, fc.constantFrom('F-16', 'f-1', 'l’F-16')).map(([where, typed]): Part => {
  const atoms = atomsOf(fold(typed.replace('l’', '')));
  return {
    ...{ kind: 'run', scope: where, atoms, joined: atoms.join(''), typed: `${field(where)}${typed}` },
    words: atoms.map((each) => wordPart(each, where)),
  };
});

const quoted = fc.array(fc.constantFrom(...IN_PHRASES), { minLength: 2, maxLength: 4 });
const atomsIn = (words: readonly string[]): readonly string[] => atomsOf(fold(words.join(' ')));
/** Words near one another are counted without what is elided. */
const countedIn = (words: readonly string[]): readonly string[] =>
  wordsOf(fold(words.join(' '))).map(({ text }) => text);
/** What is quoted, perhaps with a star behind one of its words: of words near one another any, else the last. */
function phrasePart(where: Scope, words: readonly string[], near: number | null, star: number): Part {
  const at = near === null && star < words.length ? words.length - 1 : star;
  const cut = words.map((word, i) => (i === at ? word.slice(0, -1) : word));
  const isOpen = at < words.length;
  const inOrder = isOpen ? [...cut.filter((_word, i) => i !== at), cut[at] ?? ''] : cut;
  const quoted = cut.map((word, i) => (i === at ? `${word}*` : word)).join(' ');
  return {
    ...{ kind: 'phrase', scope: where, near, isOpen },
    atoms: near === null ? atomsIn(inOrder) : countedIn(inOrder),
    typed: `${field(where)}"${quoted}"${near === null ? '' : `~${String(near)}`}`,
  };
}
const phrase = fc
  .tuple(scope, quoted, fc.constantFrom(null, null, 0, 2), fc.constantFrom(0, 1, 2, 9, 9, 9))
  .map(([where, words, near, star]) => phrasePart(where, words, near, star));
const openPhrase = fc.tuple(scope, quoted, fc.nat(2)).map(([where, words, cut]): Part => {
  const text = words.join(' ').slice(0, -cut || undefined);
  const atoms = atomsIn([text]);
  return {
    ...{ kind: 'phrase', scope: where, atoms, near: null, isOpen: true },
    typed: `${field(where)}"${text}`,
  };
});

const yearOf = (time: number | null): number | null => (time === null ? null : new Date(time).getFullYear());
const dayOf = (time: number): string => new Date(time).toDateString();
const isTagged = ({ document, marks }: Content, ...tags: string[]): boolean =>
  [...document.tags, ...marks.tags].some((tag) => tags.includes(tag));
const filters: Readonly<Record<string, (article: Content) => boolean>> = {
  'lang:fr': ({ document }) => document.language === 'fr',
  'tag:HISTOIRE': (article) => isTagged(article, 'histoire'),
  'étiquette:hist*': (article) => isTagged(article, 'histoire', 'Histoire ancienne'),
  'tag:"histoire ancienne"': (article) => isTagged(article, 'Histoire ancienne'),
  'tag:dou*': (article) => isTagged(article, 'doute'),
  'has:tag': ({ document, marks }) => document.tags.length > 0 || marks.tags.length > 0,
  'source:monde': ({ document }) => document.source === 'Le Monde, 3 mai',
  'source:"le monde"': ({ document }) => document.source === 'Le Monde, 3 mai',
  'source:REUTERS': ({ document }) => document.source === 'Reuters',
  'author:"emile zola"': ({ facts }) => facts.author === 'Émile Zola',
  'auteur:ada': ({ facts }) => facts.author === 'Ada Lovelace',
  'path:true/': ({ facts }) => facts.author !== null,
  'colour:rose': ({ marks }) => marks.colours.includes('rose'),
  'couleur:soleil': ({ marks }) => marks.colours.includes('sun'),
  'colour:these': ({ marks }) => marks.colours.includes('sun'),
  'colour:bleu': ({ marks }) => marks.colours.includes('rose'),
  'colour:blue': ({ marks }) => marks.colours.includes('sky'),
  'is:unread': ({ facts }) => facts.reading.at === null,
  'is:reading': ({ facts }) => facts.reading.progress === 0.5,
  'est:lu': ({ facts }) => facts.reading.progress === 1,
  'is:marked': ({ marks }) => marks.marks > 0,
  'tag:(HISTOIRE OR dou*)': (article) => isTagged(article, 'histoire', 'doute'),
  'étiquette:(hist* -"histoire ancienne")': (article) =>
    isTagged(article, 'histoire', 'Histoire ancienne') && !isTagged(article, 'Histoire ancienne'),
  'is:(unread OR reading)': ({ facts }) => facts.reading.at === null || facts.reading.progress === 0.5,
  'avec:(note mark)': ({ marks }) => marks.notes > 0 && marks.marks > 0,
  'added:(2026 OR <2025)': ({ facts }) =>
    yearOf(facts.addedAt) === 2026 || (yearOf(facts.addedAt) ?? 0) < 2025,
  'has:note': ({ marks }) => marks.notes > 0,
  'has:mark': ({ marks }) => marks.marks > 0,
  'added:2026': ({ facts }) => yearOf(facts.addedAt) === 2026,
  'added:<2w': ({ facts }) => facts.addedAt >= new Date(2026, 4, 7).getTime(),
  'ajouté:>1a': ({ facts }) => facts.addedAt < new Date(2025, 4, 20).getTime(),
  'added:today': ({ facts }) => dayOf(facts.addedAt) === dayOf(NOW),
  'ajouté:>hier': ({ facts }) => facts.addedAt >= new Date(NOW).setHours(0, 0, 0, 0),
  'changed:2026-05..yesterday': ({ facts: { changedAt } }) =>
    changedAt >= new Date(2026, 4, 1).getTime() && changedAt < new Date(NOW).setHours(0, 0, 0, 0),
  'added:<2026': ({ facts }) => (yearOf(facts.addedAt) ?? 0) < 2026,
  'changed:>2025': ({ facts }) => (yearOf(facts.changedAt) ?? 0) > 2025,
  'modifié:2025': ({ facts }) => yearOf(facts.changedAt) === 2025,
  'read:2025': ({ facts }) => yearOf(facts.reading.at) === 2025,
};
const filter = fc
  .constantFrom(...Object.entries(filters))
  .map(([typed, holds]): Part => ({ kind: 'filter', typed, holds }));

/** What a field before a bracket is said of: all in it that has no field of its own. */
function within(where: Scope, part: Part): Part {
  if (part.kind === 'filter') return part;
  if (part.kind === 'not') return { ...part, of: within(where, part.of) };
  if (part.kind === 'word' || part.kind === 'phrase') return { ...part, scope: part.scope ?? where };
  if (part.kind === 'run') {
    const words = part.words.map((each) => ({ ...each, scope: each.scope ?? where }));
    return { ...part, scope: part.scope ?? where, words };
  }
  return { ...part, of: part.of.map((each) => within(where, each)) };
}
const not = (of: Part): Part => ({ kind: 'not', typed: `-${of.typed}`, of });
const leaf = fc.oneof(
  { weight: 4, arbitrary: word },
  elided,
  run,
  hyphenated,
  { weight: 2, arbitrary: phrase },
  { weight: 2, arbitrary: filter },
);
const { part } = fc.letrec<{ part: Part; several: Part }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map(not) },
    { weight: 1, arbitrary: tie('several') },
  ),
  several: fc
    .tuple(fc.array(tie('part'), { minLength: 2, maxLength: 3 }), fc.boolean(), fc.boolean(), scope)
    .map(([of, isAny, isNot, where]) => {
      const typed = `${field(where)}(${of.map((each) => each.typed).join(isAny ? ' OR ' : ' ')})`;
      const whole = within(where, { kind: isAny ? 'or' : 'and', typed, of });
      return isNot ? not(whole) : whole;
    }),
}));

/** What GP stands for, written as people write it: with a word that says too little to be asked for. */
const longForm: readonly Part[] = [wordPart('guerre'), { ...wordPart('paix'), typed: 'et paix' }];
const isAnywhere = (part: Part): boolean => part.kind === 'run' && part.scope === null;
const parts = fc.oneof(
  { weight: 6, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }) },
  // Words alone are read as such.
  {
    weight: 3,
    arbitrary: fc.array(
      fc.oneof(plain, plain, elided, run.filter(isAnywhere), hyphenated.filter(isAnywhere)),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
  },
  { weight: 1, arbitrary: fc.array(leaf, { maxLength: 1 }).map((more) => [...longForm, ...more]) },
);

const PLACES: readonly (readonly [typed: string, scope: Scope])[] = [
  ...[['', null] as const, ['', null] as const, ['', null] as const, ['', null] as const],
  ...[['in:titles ', 'title'] as const, ['dans:texte ', 'text'] as const, ['in:notes ', 'note'] as const],
];

/** Any query. Some are questions, some end in a word or a phrase that is still being typed. */
export const query: fc.Arbitrary<TypedQuery> = fc
  .tuple(
    parts,
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: openPhrase }),
    fc.constantFrom(...PLACES),
    fc.constantFrom('', '', ' ', ' ?'),
  )
  .map(([closed, open, [place, where], ending]) => {
    const all = open ? [...closed, open] : closed;
    return {
      typed: `${place}${all.map(({ typed }) => typed).join(' ')}${ending}`,
      parts: all,
      scope: where,
      isQuestion: ending === ' ?',
      isOpen: open !== null,
    };
  });

/** A query that asks one thing of the articles themselves. */
export const filterQuery: fc.Arbitrary<TypedQuery> = filter.map((part) => ({
  ...{ typed: part.typed, parts: [part], scope: null, isQuestion: false, isOpen: false },
}));
