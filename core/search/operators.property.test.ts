/** What operators and filters mean: whatever query is put together, exactly the articles answer that a slow reading finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tried } from '../annotations/fixtures/scale.ts';
import { Collection } from './collection.ts';
import { NO_FACTS, type ArticleFacts, type MarkFacts } from './facts.ts';
import { find } from './find.ts';
import { fold } from './fold.ts';
import type { SearchDocument } from './passage.ts';
import { atomsOf } from './words.ts';

const WORDS = ['guerre', 'paix', 'traité', 'œuvre', 'silence', 'Ukraine', 'été', 'membres'] as const;
/** Words that a phrase may be all of; alone they are no question. */
const COMMON = ['de', 'la', 'nous'] as const;
const TAGS = ['histoire', 'droit'] as const;

interface Content {
  readonly document: SearchDocument;
  readonly notes: readonly string[];
  readonly facts: ArticleFacts;
  readonly marks: MarkFacts;
}

/** A question as it is typed, and what it means of an article. */
interface Question {
  readonly typed: string;
  readonly holds: (article: Content) => boolean;
}

const sentence = fc
  .array(
    fc.tuple(fc.constantFrom(...WORDS, ...COMMON, ...COMMON), fc.constantFrom(' ', ', ', ' — ', ' « ')),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((pairs) =>
    pairs
      .map(([word, gap]) => word + gap)
      .join('')
      .trim(),
  );

const content = (id: string): fc.Arbitrary<Content> =>
  fc
    .record({
      title: sentence,
      blocks: fc.array(sentence, { minLength: 1, maxLength: 3 }),
      language: fc.constantFrom('fr', 'en'),
      tags: fc.subarray([...TAGS]),
      notes: fc.array(sentence, { maxLength: 2 }),
      author: fc.constantFrom(null, 'Émile Zola', 'Ada Lovelace'),
      addedAt: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 1) }),
      progress: fc.constantFrom(0, 0.5, 1),
      colours: fc.subarray(['sun', 'rose'] as const),
    })
    .map((made): Content => {
      const text = made.blocks.join('\n\n');
      let at = 0;
      const blocks = made.blocks.map((block) => {
        const span = { start: at, end: at + block.length };
        at = span.end + 2;
        return span;
      });
      const { title, language, tags, author, addedAt, progress, notes, colours } = made;
      const reading = { offset: 0, progress, at: progress === 0 ? null : addedAt };
      return {
        document: { id, title, text, language, tags, source: null, blocks },
        notes,
        facts: { ...NO_FACTS, path: `${language}/${id}.txt`, author, addedAt, reading },
        marks: { marks: colours.length + notes.length, notes: notes.length, colours, tags: [] },
      };
    });

const isNot = ({ typed, holds }: Question): Question => ({
  typed: `-${typed}`,
  holds: (article) => !holds(article),
});
const textsOf = ({ document, notes }: Content, scope: string): string[] => {
  const blocks = document.blocks.map(({ start, end }) => document.text.slice(start, end));
  if (scope === 'title:') return [document.title];
  return scope === 'note:' ? [...notes] : [document.title, ...blocks, ...notes];
};

const scope = fc.constantFrom('', '', '', 'title:', 'note:');
const word = fc
  .tuple(scope, fc.constantFrom(...WORDS), fc.boolean())
  .map(([where, text, isPrefix]): Question => {
    const wanted = fold(isPrefix ? text.slice(0, 3) : text);
    return {
      typed: `${where}${isPrefix ? `${text.slice(0, 3)}*` : text}`,
      holds: (article) =>
        textsOf(article, where).some((each) =>
          atomsOf(fold(each)).some((atom) => (isPrefix ? atom.startsWith(wanted) : atom.includes(wanted))),
        ),
    };
  });
const phrase = fc
  .tuple(
    scope,
    fc.array(fc.constantFrom(...WORDS, ...COMMON, ...COMMON), { minLength: 2, maxLength: 4 }),
    fc.constantFrom(null, 0, 2),
  )
  .map(([where, words, near]): Question => {
    const wanted = words.map(fold);
    const stands = (atoms: readonly string[]): boolean =>
      atoms.some((_atom, at) => {
        if (near === null) return wanted.every((each, i) => atoms[at + i] === each);
        const window = atoms.slice(at, at + wanted.length + near);
        const times = (of: readonly string[], each: string): number =>
          of.filter((atom) => atom === each).length;
        return wanted.every((each) => times(window, each) >= times(wanted, each));
      });
    return {
      typed: `${where}"${words.join(' ')}"${near === null ? '' : `~${String(near)}`}`,
      holds: (article) => textsOf(article, where).some((each) => stands(atomsOf(fold(each)))),
    };
  });
const filter: fc.Arbitrary<Question> = fc.constantFrom(
  { typed: 'lang:fr', holds: ({ document }) => document.language === 'fr' },
  { typed: 'tag:HISTOIRE', holds: ({ document }) => document.tags.includes('histoire') },
  { typed: 'author:"emile zola"', holds: ({ facts }) => facts.author === 'Émile Zola' },
  { typed: 'auteur:ada', holds: ({ facts }) => facts.author === 'Ada Lovelace' },
  { typed: 'path:en/', holds: ({ facts }) => facts.path.startsWith('en/') },
  { typed: 'colour:rose', holds: ({ marks }) => marks.colours.includes('rose') },
  { typed: 'is:unread', holds: ({ facts }) => facts.reading.at === null },
  { typed: 'is:reading', holds: ({ facts }) => facts.reading.progress === 0.5 },
  { typed: 'is:read', holds: ({ facts }) => facts.reading.progress === 1 },
  { typed: 'has:note', holds: ({ marks }) => marks.notes > 0 },
  { typed: 'has:mark', holds: ({ marks }) => marks.marks > 0 },
  { typed: 'added:2026', holds: ({ facts }) => new Date(facts.addedAt).getFullYear() === 2026 },
  { typed: 'added:<2026', holds: ({ facts }) => new Date(facts.addedAt).getFullYear() < 2026 },
  {
    typed: 'read:2025',
    holds: ({ facts: { reading } }) => reading.at !== null && new Date(reading.at).getFullYear() === 2025,
  },
);

const { question } = fc.letrec<{ question: Question; several: Question }>((tie) => ({
  question: fc.oneof(
    { maxDepth: 3 },
    word,
    phrase,
    filter,
    word.map(isNot),
    filter.map(isNot),
    tie('several'),
  ),
  several: fc
    .tuple(fc.array(tie('question'), { minLength: 2, maxLength: 3 }), fc.boolean(), fc.boolean())
    .map(([parts, isAny, negated]) => {
      const whole = {
        typed: `(${parts.map(({ typed }) => typed).join(isAny ? ' OR ' : ' ')})`,
        holds: (article: Content) =>
          isAny ? parts.some(({ holds }) => holds(article)) : parts.every(({ holds }) => holds(article)),
      };
      return negated ? isNot(whole) : whole;
    }),
}));

it('answers any query as a slow reading of every article does', () => {
  let asked = 0;
  fc.assert(
    fc.property(
      fc.tuple(content('a'), content('b'), content('c'), content('d')),
      question,
      (library, { typed, holds }) => {
        const collection = new Collection(5);
        for (const { document, notes, facts, marks } of library) {
          collection.put(document);
          collection.putFacts(document.id, facts);
          const written = notes.map((note, i) => ({
            annotationId: `${document.id}${String(i)}`,
            note,
            tags: [],
            target: null,
          }));
          collection.putNotes(document.id, written, marks);
        }
        const result = find(collection, typed, 10);
        // A word that stands nowhere may be taken for another: that is proved where slips are.
        fc.pre(result.corrections.length === 0);
        asked++;
        expect(result.problems).toEqual([]);
        const expected = library.filter(holds).map(({ document }) => document.id);
        // Where no article is as the query asks, some may be near it: what that means is proved for words alone.
        if (result.relaxed) expect(expected).toEqual([]);
        else expect(result.groups.map(({ articleId }) => articleId).sort()).toEqual(expected);
        expect(result.articles).toBe(result.groups.length);
      },
    ),
    { numRuns: 3_000 },
  );
  tried(`${String(asked)} queries put together of words, phrases, fields, filters and operators`);
});
