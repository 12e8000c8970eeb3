/** What queries of every kind find, worked out the slow way by their definition: docs/decisions/how-search-matches.md. */
import { expect } from 'vitest';
import type { Correction, Hit } from '../../contract/search.ts';
import { inverseFrequency, QUORUM } from './bm25.ts';
import type { Collection } from './collection.ts';
import { find } from './find.ts';
import { fold } from './fold.ts';
import { COLOUR_NAMES, NOW, textsOf, type Content, type ContentText } from './libraries.testing.ts';
import type { TypedQuery, WordPart } from './queries.testing.ts';
import { isIn, isPlain, Reading, standsTogether, type Asked, type Holds } from './slow-reading.testing.ts';
import { likenessIn, meaningOf, stands, type Meaning } from './slow-scan.testing.ts';

export interface SlowAnswer {
  /** By id, where the passages that match stand. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly relaxed: boolean;
  /** True when some of it is also looked for as what a text says it stands for. */
  readonly isWidened: boolean;
  /** How many words stand nowhere and are taken for another. */
  readonly corrections: number;
  /** By id, how an article holds what is asked for, best first; the same for all where that is more than one word. */
  readonly likenesses: ReadonlyMap<string, number>;
}

/** What a word means where it is looked for. */
function meaningIn(
  { part, isGrowing, isWanted }: Asked & { readonly part: WordPart },
  texts: readonly ContentText[],
  corrections: readonly Correction[],
): Meaning {
  const { written, isPrefix, scope, parted } = part;
  const text = fold(written);
  if (isPrefix) return { text, reach: 'beginning', forms: [], parted: null };
  const word = { text, written, atom: text, isLast: isGrowing, isName: false, parted };
  return meaningOf(texts, word, corrections, isWanted ? texts.filter((each) => isIn(scope, each)) : []);
}

/** Settles what each thing asked for means; answers how many different words were taken for others. */
function settle(
  asked: readonly Asked[],
  texts: readonly ContentText[],
  corrections: readonly Correction[],
): number {
  const taken = new Set<string>();
  for (const each of asked) {
    const { part } = each;
    const meaning = part.kind === 'word' ? meaningIn({ ...each, part }, texts, corrections) : null;
    if (part.kind === 'word' && meaning && meaning.text !== fold(part.written))
      taken.add(`${part.written} ${meaning.text}`);
    const holders = new Set(
      texts.filter(
        (text) =>
          isIn(part.scope, text) &&
          (part.kind === 'phrase'
            ? standsTogether(text.folded, part)
            : meaning !== null && stands(meaning, text)),
      ),
    );
    each.holds = (text) => holders.has(text);
    each.likeness = (text) => (meaning ? likenessIn(meaning, text) : 0);
  }
  return taken.size;
}

interface Scanned {
  readonly articles: readonly { readonly article: Content; readonly texts: readonly ContentText[] }[];
  readonly texts: readonly ContentText[];
}
const scans = new WeakMap<readonly Content[], Scanned>();

/** The texts of a library, which is asked more than once. */
function scanned(library: readonly Content[]): Scanned {
  const known = scans.get(library);
  if (known) return known;
  const articles = library.map((article) => ({ article, texts: textsOf(article) }));
  const scan = { articles, texts: articles.flatMap(({ texts }) => texts) };
  scans.set(library, scan);
  return scan;
}

/** What a library answers to a query in which some words were taken for others. */
function slowAnswer(
  library: readonly Content[],
  query: TypedQuery,
  taken: readonly Correction[],
): SlowAnswer {
  const { articles, texts } = scanned(library);
  const reading = new Reading(query, texts);
  const read = reading.all(query.parts);
  const asked = [...reading.asked.values()];
  const corrections = settle(asked, texts, taken);
  const wanted = asked.filter(({ isWanted }) => isWanted);

  const isAllWords = query.scope === null && query.parts.every(isPlain);
  const loose = isAllWords ? wanted : read.flatMap((part) => part.loose ?? []);
  const required = isAllWords ? [] : read.filter((part) => part.loose === null);
  const worths = new Map(
    [...new Set(loose)].map((each) => {
      const holders = texts.filter((text) => each.holds(text)).length;
      return [each, holders === 0 ? 0 : inverseFrequency(holders, texts.length)];
    }),
  );
  const worthOf = (own: readonly ContentText[]): number =>
    [...worths].reduce((sum, [each, worth]) => sum + (own.some(each.holds) ? worth : 0), 0);
  const asksMore = wanted.some((each) => !worths.has(each));
  const holdsAll: Holds = (...of) => read.every(({ holds }) => holds(...of));
  const holdsRequired: Holds = (...of) => required.every(({ holds }) => holds(...of));

  const mayLack = worths.size > 1 || (worths.size === 1 && asksMore);
  const hasAll = articles.some(({ article, texts: own }) => holdsAll(own, article));
  const isLoose = mayLack && (query.isQuestion || !hasAll);
  const holdsAny = (own: readonly ContentText[]): boolean => wanted.some((each) => own.some(each.holds));
  const isNear: Holds = (own, article) =>
    holdsRequired(own, article) && holdsAny(own) && (asksMore || worthOf(own) > 0);
  const near = articles.filter(({ article, texts: own }) => isNear(own, article));
  const fullest = Math.max(0, ...near.map(({ texts: own }) => worthOf(own)));
  const answers: Holds = isLoose
    ? (own, article) => isNear(own, article) && worthOf(own) >= QUORUM * fullest
    : holdsAll;

  const groups = articles
    .filter(({ article, texts: own }) => answers(own, article))
    .map(({ article, texts: own }) => {
      const any = own.filter((text) => text.kind !== 'title' && holdsAny([text]));
      const alone = any.filter((text) => answers([text], article));
      return [article.document.id, (alone.length > 0 ? alone : any).map(({ place }) => place)] as const;
    });
  const relaxed = isLoose && near.length > 0 && !hasAll;
  const likenessOf = (own: readonly ContentText[]): number =>
    wanted.length === 1
      ? Math.min(...wanted.flatMap((each) => own.filter(each.holds).map(each.likeness)))
      : 0;
  const likenesses = new Map(
    articles.map(({ article, texts: own }) => [article.document.id, likenessOf(own)]),
  );
  return { groups: new Map(groups), relaxed, isWidened: reading.isWidened, corrections, likenesses };
}

/** Where the passage of a hit stands, as `textsOf` says it. */
const placeOf = ({ document }: Content, { kind, annotationId, target }: Hit): string => {
  if (kind === 'about') return kind;
  const at = target?.start ?? -1;
  const block = document.blocks.find(({ start, end }) => start <= at && at < end);
  return annotationId ?? String(block?.start);
};

/** As many passages of an article are shown at most. */
const MOST_SHOWN = 5;

/** Asks a collection, and expects what a slow reading of its articles finds: no less, no more, and so many of each. */
export function expectSlowAnswer(
  collection: Collection,
  library: readonly Content[],
  query: TypedQuery,
): SlowAnswer {
  const result = find(collection, query.typed, library.length + 1, { colourNames: COLOUR_NAMES, now: NOW });
  const slow = slowAnswer(library, query, result.corrections);
  const found = new Map(result.groups.map((group) => [group.articleId, group]));
  const places = [...slow.groups.values()];
  expect([...found.keys()].sort()).toEqual([...slow.groups.keys()].sort());
  const likenesses = [...found.keys()].map((id) => slow.likenesses.get(id) ?? 0);
  expect(likenesses).toEqual([...likenesses].sort((a, b) => a - b));
  expect(result).toMatchObject({ relaxed: slow.relaxed, articles: slow.groups.size });
  expect(result.passages).toBe(places.reduce((sum, { length }) => sum + length, 0));
  expect(result.corrections.length).toBe(slow.corrections);
  expect(result.also.length > 0).toBe(slow.isWidened);
  expect(result.problems.map(({ code }) => code)).toEqual(query.isOpen ? ['quote-not-closed'] : []);
  for (const article of library) {
    const matching = slow.groups.get(article.document.id) ?? [];
    const group = found.get(article.document.id);
    const shown = group?.hits.map((hit) => placeOf(article, hit)) ?? [];
    expect(group?.passages ?? 0).toBe(matching.length);
    expect(shown.length).toBe(Math.min(matching.length, MOST_SHOWN));
    expect(shown).toEqual(matching.filter((place) => shown.includes(place)));
  }
  return slow;
}
