import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../contract/article.ts';
import type { Excerpt, ExcerptPiece, Hit } from '../../contract/search.ts';
import { inverseFrequency, QUORUM } from './bm25.ts';
import { Collection } from './collection.ts';
import { find } from './find.ts';
import { findInArticle } from './find-in-article.ts';
import { fold } from './fold.ts';
import type { SearchDocument, SearchNote } from './passage.ts';
import { planOf, type Plan } from './plan.ts';
import type { QueryWord } from './query-word.ts';
import { isQuestion } from './question.ts';
import { meaningOf, stands, type ScannedText } from './slow-scan.testing.ts';
import { article, markedIn, mixedText, note, respelled } from './texts.testing.ts';
import { isUnspaced } from './unspaced.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;

/** Marks of scripts in which they are letters: what stays of a word without them is another word. */
const isLetterMark = (mark: string): boolean =>
  /[\u3099\u309A]|(?![\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}/u.test(
    mark,
  );

/** The definition of folding, written the slow way; of Arabic, Hebrew and Syriac the texts hold nothing. */
const slowFold = (text: string): string =>
  Array.from(text, (character) =>
    /[’‘‛ʼʹ′`´ꞌ＇]/u.test(character)
      ? "'"
      : Array.from(character.toLowerCase().normalize('NFKD').toLowerCase())
          .filter((part) => !/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(part) || isLetterMark(part))
          .join(''),
  )
    .join('')
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .replace(/ß/gu, 'ss')
    .replace(/ς/gu, 'σ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ');

interface Content {
  readonly document: SearchDocument;
  readonly notes: readonly SearchNote[];
}

const content = (id: string): fc.Arbitrary<Content> =>
  fc.record({
    document: article(id),
    notes: fc
      .array(mixedText, { maxLength: 2 })
      .map((texts) => texts.map((text, i) => note(`${id}${String(i)}`, text))),
  });

const library: fc.Arbitrary<readonly Content[]> = fc.tuple(...IDS.map(content));

const blocksOf = ({ document }: Content): string[] =>
  document.blocks.map(({ start, end }) => document.text.slice(start, end));

/** Block texts and notes: what a passage can be. */
const passagesOf = (item: Content): string[] => [
  ...blocksOf(item),
  ...item.notes.map((written) => written.note),
];

/** The words of a query that is words alone. */
const wordsAsked = (plan: Plan | null): QueryWord[] =>
  plan?.leaves.flatMap((leaf) => (leaf.kind === 'word' ? [leaf.word] : [])) ?? [];

/** True when a query is words alone: what operators mean, and signs between words, is proved elsewhere. */
function isPlain(typed: string): boolean {
  const plan = planOf(typed, {}, { stands: () => true });
  return plan !== null && plan.literal !== null && plan.leaves.every(({ kind }) => kind === 'word');
}

/** The title, then the passages. */
const scan = (item: Content): ScannedText[] =>
  [item.document.title, ...passagesOf(item)].map((text) => ({
    ...{ text, folded: slowFold(text), language: item.document.language },
  }));

function collectionOf(contents: readonly Content[], segmentSize?: number): Collection {
  const collection = new Collection(segmentSize);
  for (const { document, notes } of contents) {
    collection.put(document);
    collection.putNotes(document.id, notes);
  }
  return collection;
}

/** A library and a query cut out of one of its texts, perhaps spelled another way. */
const libraryAndQuery = fc
  .tuple(library, fc.nat(), fc.nat(), fc.nat(), respelled)
  .map(([contents, which, from, length, respell]) => {
    const texts = contents.flatMap((item) => [item.document.text, item.document.title, ...passagesOf(item)]);
    const text = texts[which % texts.length] ?? '';
    const characters = Array.from(text);
    const start = from % (characters.length + 1);
    const cut = characters.slice(start, start + 1 + (length % 24)).join('');
    return { contents, query: respell(cut) };
  });

const covers = (spans: readonly Span[], span: Span): boolean =>
  spans.some(({ start, end }) => start <= span.start && end >= span.end);

/** True when the last word of a query may still be growing. */
const isGrowing = (query: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(query);

/** Where scripts meet of which one writes no spaces, a word ends. */
const isLetter = (character: string | undefined): boolean =>
  /^[\p{L}\p{N}\p{M}]$/u.test(character ?? '') && !isUnspaced(character ?? '');

/** True when no word goes on before a find, or behind it where the last word may not grow. */
const isFree = (before: string, after: string, mayGrow: boolean): boolean =>
  !isLetter(Array.from(before.slice(-2)).at(-1)) && (mayGrow || !isLetter(Array.from(after.slice(0, 2))[0]));

/** True when a text holds the query from the start of a word to the end of one, or any far when the last may grow. */
function standsWhole(folded: string, literal: string, mayGrow: boolean): boolean {
  for (let at = folded.indexOf(literal); at >= 0; at = folded.indexOf(literal, at + 1))
    if (isFree(folded.slice(0, at), folded.slice(at + literal.length), mayGrow)) return true;
  return false;
}

/** Where a hit's snippet begins in the text its target is a place of. */
const snippetStart = (hit: Hit): number => (hit.target?.start ?? 0) - (hit.pieces[0]?.marks[0]?.start ?? 0);

describe('whatever is looked for', () => {
  it('finds every article in which a slow scan of the folded text finds it', () => {
    fc.assert(
      fc.property(libraryAndQuery, ({ contents, query }) => {
        const literal = slowFold(query).trim();
        fc.pre(/[\p{L}\p{N}\p{S}]/u.test(literal) && isPlain(query));
        const expected = contents
          .filter((item) =>
            [item.document.title, item.document.text, ...passagesOf(item)].some((text) =>
              standsWhole(slowFold(text), literal, isGrowing(query)),
            ),
          )
          .map((item) => item.document.id);
        const found = find(collectionOf(contents), query, 10).groups.map((group) => group.articleId);
        expect(found).toEqual(expect.arrayContaining(expected));
      }),
      { numRuns: 400 },
    );
  });

  it('finds exactly the articles that hold every word, and counts exactly their passages', () => {
    fc.assert(
      fc.property(libraryAndQuery, mixedText, fc.boolean(), ({ contents, query }, other, isMixed) => {
        const typed = isMixed ? `${query} ${other.slice(0, 12)}` : query;
        const parsed = wordsAsked(planOf(typed));
        fc.pre(parsed.length > 0 && isPlain(typed));
        const scanned = contents.map(scan);
        const collection = collectionOf(contents);
        const result = find(collection, typed, 10);
        const words = parsed.map((word) => meaningOf(scanned.flat(), word, result.corrections));
        const holders = words.map((word) => scanned.flat().filter((text) => stands(word, text)).length);
        const worths = holders.map((count) =>
          count === 0 ? 0 : inverseFrequency(count, collection.index.size),
        );
        const isHeld = (texts: readonly ScannedText[]): boolean[] =>
          words.map((word) => texts.some((text) => stands(word, text)));
        const worth = (held: readonly boolean[]): number =>
          worths.reduce((sum, each, i) => sum + (held[i] ? each : 0), 0);
        const hasAll = scanned.some((texts) => isHeld(texts).every(Boolean));
        const fullest = Math.max(...scanned.map((texts) => worth(isHeld(texts))));
        const isLoose = (!hasAll || isQuestion(typed)) && words.length > 1 && fullest > 0;
        const answers = (held: readonly boolean[]): boolean =>
          isLoose ? worth(held) >= QUORUM * fullest : held.every(Boolean);
        const expected = contents.flatMap((item, i) => {
          const all = scanned[i] ?? [];
          if (!answers(isHeld(all))) return [];
          const passages = all.slice(1).map((text) => isHeld([text]));
          const whole = passages.filter(answers).length;
          return [
            [
              item.document.id,
              whole > 0 ? whole : passages.filter((held) => held.some(Boolean)).length,
            ] as const,
          ];
        });
        expect(result.relaxed).toBe(isLoose && !hasAll);
        expect(new Map(result.groups.map((group) => [group.articleId, group.passages]))).toEqual(
          new Map(expected),
        );
        expect(result.articles).toBe(expected.length);
        expect(result.passages).toBe(expected.reduce((sum, [, passages]) => sum + passages, 0));
      }),
      { numRuns: 400 },
    );
  });

  it('marks what was found, at its place in the original, and all of it', () => {
    fc.assert(
      fc.property(libraryAndQuery, ({ contents, query }) => {
        const plan = planOf(query);
        const literal = plan?.literal ?? '';
        fc.pre(literal !== '' && isPlain(query));
        const scanned = contents.flatMap(scan);
        const result = find(collectionOf(contents), query, 10);
        const meanings = wordsAsked(plan).map((word) => meaningOf(scanned, word, result.corrections));
        const forms = meanings.flatMap((meaning) => meaning.forms.map(({ form }) => form));
        const sought = [literal, ...meanings.map(({ text }) => text), ...forms];
        for (const group of result.groups) {
          const item = contents.find(({ document }) => document.id === group.articleId);
          for (const hit of group.hits) {
            expect(markedIn(hit).length).toBeGreaterThan(0);
            for (const written of markedIn(hit)) {
              const marked = fold(written);
              expect(sought.some((text) => marked.includes(text))).toBe(true);
            }
            const mayGrow = wordsAsked(plan).at(-1)?.isLast ?? false;
            for (const piece of hit.pieces) expectLiteralMarked(piece, literal, mayGrow);
            const note = item?.notes.find((own) => own.annotationId === hit.annotationId)?.note;
            if (hit.kind === 'text') expectInPlace(hit, item?.document.text ?? '', snippetStart(hit));
            else expectInPlace(hit, note ?? '', note?.indexOf(hit.pieces[0]?.text ?? '') ?? -1);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives every occurrence in an article, in order', () => {
    fc.assert(
      fc.property(libraryAndQuery, ({ contents, query }) => {
        const literal = slowFold(query).trim();
        fc.pre(/[\p{L}\p{N}\p{S}]/u.test(literal) && isPlain(query));
        const collection = collectionOf(contents);
        for (const { document } of contents) {
          const { spans } = findInArticle(collection, document.id, query);
          const isLiteral = slowFold(document.text).includes(literal);
          expect(spans).toEqual([...spans].sort((a, b) => a.start - b.start || a.end - b.end));
          if (!isLiteral) continue;
          const whole = spans.filter(({ start, end }) =>
            fold(document.text.slice(start, end)).includes(literal),
          );
          expect(whole.length).toBe(countOccurrences(document.text, literal));
          const words = wordsAsked(planOf(query));
          // Several words that stand as one are shown as one, a lone word in its other forms too.
          if (words.length > 1) expect(spans).toEqual(whole);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Occurrences by the characters they begin and end in: two halves of one ligature are one place. */
function countOccurrences(text: string, literal: string): number {
  const origins: number[] = [];
  let folded = '';
  Array.from(text).forEach((character, i) => {
    const piece = slowFold(character);
    for (const unit of piece.split('')) {
      if (unit === ' ' && folded.endsWith(' ')) continue;
      folded += unit;
      origins.push(i);
    }
  });
  const places = new Set<string>();
  for (let at = folded.indexOf(literal); at >= 0; at = folded.indexOf(literal, at + 1))
    places.add(`${String(origins[at])}-${String(origins[at + literal.length - 1])}`);
  return places.size;
}

function expectLiteralMarked({ text, marks }: ExcerptPiece, literal: string, mayGrow: boolean): void {
  for (let start = 0; start < text.length; start++)
    for (let end = start + 1; end <= Math.min(text.length, start + literal.length + 4); end++) {
      if (fold(text.slice(start, end)) !== literal) continue;
      if (/^[\s\p{M}\p{Default_Ignorable_Code_Point}]|\s$/u.test(text.slice(start, end))) continue;
      const [before, after] = [fold(text.slice(0, start)), fold(text.slice(end))];
      if (!isFree(before, after, mayGrow)) continue;
      expect(covers(marks, { start, end })).toBe(true);
      break;
    }
}

/** The first piece stands where it should, the others behind it, and no word is cut. */
function expectInPlace({ pieces }: Excerpt, text: string, first: number): void {
  const isCut = (at: number): boolean =>
    /[\p{L}\p{N}]$/u.test(text.slice(0, at)) && /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at));
  let [from, isFirst] = [first, true];
  for (const piece of pieces) {
    const start = isFirst ? from : text.indexOf(piece.text, from);
    const end = start + piece.text.length;
    expect(start).toBeGreaterThanOrEqual(0);
    expect(text.slice(start, end)).toBe(piece.text);
    const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(piece.text);
    if (!isUnspaced && isFirst) expect([isCut(start), isCut(end)]).toEqual([false, false]);
    [from, isFirst] = [end, false];
  }
}

describe('a library after any changes', () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...IDS)
        .chain(content)
        .map((item) => ({ kind: 'put' as const, item })),
    },
    { weight: 2, arbitrary: fc.constantFrom(...IDS).map((id) => ({ kind: 'remove' as const, id })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...IDS)
        .chain(content)
        .map((item) => ({ kind: 'note' as const, item })),
    },
  );

  it('answers as a new one of the same articles does', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 2, max: 12 }),
        fc.array(mixedText),
        (steps, size, queries) => {
          const changed = new Collection(size);
          const now = new Map<string, Content>();
          const notes = new Map<string, readonly SearchNote[]>();
          for (const change of steps) {
            if (change.kind === 'remove') {
              changed.remove(change.id);
              now.delete(change.id);
              continue;
            }
            const { document, notes: written } = change.item;
            if (change.kind === 'put') {
              changed.put(document);
              now.set(document.id, change.item);
            } else {
              changed.putNotes(document.id, written);
              notes.set(document.id, written);
            }
          }
          const fresh = collectionOf(
            [...now.values()].map(({ document }) => ({ document, notes: notes.get(document.id) ?? [] })),
          );
          for (const query of [
            'a',
            'guerre',
            "l'u",
            'coeur de',
            '🌱',
            ...queries.map((text) => text.slice(0, 20)),
          ])
            expect(find(changed, query, 10)).toEqual(find(fresh, query, 10));
        },
      ),
      { numRuns: 150 },
    );
  });
});
