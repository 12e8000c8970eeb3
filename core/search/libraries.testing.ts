/** Libraries put together at random, with all that a query can ask about an article: what queries of every kind are proved on. */
import fc from 'fast-check';
import type { ColourNames } from '../../contract/annotation.ts';
import { aboutOf } from './about.ts';
import { Collection } from './collection.ts';
import { NO_FACTS, type ArticleFacts, type MarkFacts } from './facts.ts';
import { fold } from './fold.ts';
import type { SearchDocument, SearchNote } from './passage.ts';
import type { ScannedText } from './slow-scan.testing.ts';
import { documentOf, note } from './texts.testing.ts';

/** An article, and what people made of it. */
export interface Content {
  readonly document: SearchDocument;
  readonly notes: readonly SearchNote[];
  readonly facts: ArticleFacts;
  readonly marks: MarkFacts;
}

/** Says what GP stands for. */
export const DEFINING = 'guerre et paix (GP)';
/** One of them is what another colour is called by all. */
/** Noon of a day in 2026. */
export const NOW = new Date(2026, 4, 20, 12).getTime();
export const COLOUR_NAMES: ColourNames = { sun: 'Thèse', rose: 'Bleu' };

const WORDS = [
  ...['guerre', 'guerre', 'guerres', 'paix', 'traité', 'traités', 'œuvre', 'silence', 'l’Ukraine', 'été'],
  ...[
    'OTAN',
    'O.T.A.N.',
    'O. T. A. N.',
    'O.T.A.N.A.',
    'O. T. A. N. A.',
    'A. O. T. A. N.',
    'F16',
    'F-16',
    'f 16',
    'F-16,5',
    'a 16',
    '1 000',
    '1 000 000',
    '21 000',
    '1000',
  ],
  ...['membre', 'membres', 'Krieg', 'Kriegsende', 'GP', DEFINING, 'de', 'de', 'la', 'la', 'nous', 'nous'],
];

const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ', ', ' — ', ' « ')), {
    minLength: 1,
    maxLength: 9,
  })
  .map((pairs) =>
    pairs
      .map(([word, gap]) => word + gap)
      .join('')
      .trim(),
  );

const time = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 1) }) },
  fc.constantFrom(NOW, NOW - 24 * 3_600_000),
);

const author = fc.constantFrom(null, 'Émile Zola', 'Ada Lovelace');
const written = {
  title: sentence,
  blocks: fc.array(sentence, { minLength: 1, maxLength: 4 }),
  language: fc.constantFrom('fr', 'fr', 'en', 'de', null),
  tags: fc.subarray(['histoire', 'droit', 'traité']),
  source: fc.constantFrom(null, 'Le Monde, 3 mai', 'Reuters'),
  author,
  publication: fc.constantFrom(null, 'La Paix', 'Silence, revue de guerre'),
};
const made = {
  notes: fc.array(sentence, { maxLength: 2 }),
  author,
  addedAt: time,
  changedAt: time,
  progress: fc.constantFrom(0, 0.5, 1),
  colours: fc.subarray(['sun', 'sky', 'rose'] as const),
  markTags: fc.subarray(['Histoire ancienne', 'doute'], { maxLength: 1 }),
};

/** What people made of an article of this id. */
export const marksAndFacts = (id: string): fc.Arbitrary<Omit<Content, 'document'>> =>
  fc.record(made).map(({ notes, colours, markTags, progress, ...facts }) => ({
    notes: notes.map((text, i) => note(`${id}${String(i)}`, text)),
    facts: {
      ...{ ...NO_FACTS, ...facts, path: `${String(facts.author !== null)}/${id}.txt` },
      reading: { offset: 0, progress, at: progress === 0 ? null : facts.addedAt },
    },
    marks: {
      marks: colours.length + notes.length + markTags.length,
      ...{ notes: notes.length, colours, tags: markTags },
    },
  }));

/** An article of this id. */
export const writtenArticle = (id: string): fc.Arbitrary<SearchDocument> =>
  fc.record(written).map(({ title, blocks, ...traits }) => ({ ...documentOf(id, title, blocks), ...traits }));

/** An article of this id, and what people made of it. */
export const content = (id: string): fc.Arbitrary<Content> =>
  fc.tuple(writtenArticle(id), marksAndFacts(id)).map(([document, made]) => ({
    document: { ...document, author: made.facts.author },
    ...made,
  }));

/** Puts an article into a collection with all that is known of it. */
export function putContent(collection: Collection, { document, notes, facts, marks }: Content): void {
  collection.put(document);
  collection.putFacts(document.id, facts);
  collection.putNotes(document.id, notes, marks);
}

/** A text of an article, by what it is: a passage unless it is the title. */
export interface ContentText extends ScannedText {
  readonly kind: 'title' | 'text' | 'note' | 'about';
  /** Where its block begins, the annotation that it is the note of, or `about`; empty for a title. */
  readonly place: string;
}

/** The title of an article, then its passages in order. */
export function textsOf({ document, notes }: Content): ContentText[] {
  const { title, text, blocks, language } = document;
  const scanned = (kind: ContentText['kind'], place: string, own: string): ContentText[] =>
    own.trim() === '' ? [] : [{ kind, place, text: own, folded: fold(own), language }];
  return [
    ...scanned('title', '', title),
    ...blocks.flatMap(({ start, end }) => scanned('text', String(start), text.slice(start, end))),
    ...scanned('about', 'about', aboutOf(document) ?? ''),
    ...notes.flatMap((own) => scanned('note', own.annotationId, own.note)),
  ];
}
