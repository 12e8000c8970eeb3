/** What speaks of the same is found, and why; what only has a word in common is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MARKS } from './facts.ts';
import { createSearchFunctions } from './functions.ts';
import { documentOf, markedIn, mixedText, note } from './texts.testing.ts';

const HARBOUR = [
  'Le port de Saint-Malo attend la réparation de son écluse depuis trois hivers.',
  'Les pêcheurs de Cancale demandent une cale pour leurs chalutiers, et la région hésite à payer.',
];
const LOCK = [
  'À Saint-Malo, l’écluse du port a été réparée cet hiver : les navires entrent de nouveau depuis lors.',
  'La fanfare municipale a joué sous la pluie.',
];
const BAKERY = [
  'La boulangère pétrit sa pâte à quatre heures, puis allume le four.',
  'Il pleut sur la place.',
];

function libraryOf() {
  const search = createSearchFunctions();
  search.put(
    [HARBOUR, LOCK, BAKERY].map((blocks, i) => ({
      ...documentOf(String.fromCharCode(97 + i), `Article ${String(i)}`, blocks),
      language: 'fr',
    })),
  );
  return search;
}

describe('related passages', () => {
  it('share what a passage is about, and say where and with which words', () => {
    const [best, ...others] = libraryOf().related({ articleId: 'a', span: null, limit: 10 });
    expect(best).toMatchObject({ articleId: 'b', there: { start: 0, end: LOCK[0]?.length } });
    expect(best?.here).toEqual({ start: 0, end: HARBOUR[0]?.length });
    expect(best?.shared).toEqual(expect.arrayContaining(['écluse', 'port', 'Malo']));
    expect(best?.shared).not.toContain('depuis');
    expect(best && markedIn(best)).toEqual(expect.arrayContaining(['écluse', 'port']));
    expect(others.map(({ articleId }) => articleId)).not.toContain('c');
  });

  it('are those of a selected span when there is one', () => {
    const search = libraryOf();
    const start = HARBOUR.join('\n\n').indexOf('Les pêcheurs');
    expect(search.related({ articleId: 'a', span: { start, end: start + 90 }, limit: 10 })).toEqual([]);
    expect(search.related({ articleId: 'a', span: { start: 0, end: 70 }, limit: 10 })).toHaveLength(1);
  });

  it('are found among notes, those on the article itself too', () => {
    const search = libraryOf();
    const thought = 'Demander au port si l’écluse de Saint-Malo tiendra un hiver.';
    search.putNotes({ articleId: 'c', notes: [note('n1', thought)], marks: NO_MARKS });
    search.putNotes({ articleId: 'a', notes: [note('n2', thought)], marks: NO_MARKS });
    const found = search.related({ articleId: 'a', span: null, limit: 10 });
    expect(found.map(({ annotationId }) => annotationId)).toEqual(expect.arrayContaining(['n1', 'n2', null]));
  });

  it('share more than a few of the many words that tell what a passage is about', () => {
    const fleet =
      'La flottille de chalutiers quitte Concarneau avant l’aube, chargée de casiers, de glace et de filets neufs ; la ' +
      'capitainerie annonce une houle modérée, un vent léger, puis une accalmie près des Glénan, où langoustines, merlus ' +
      'et lottes abondent depuis le printemps, malgré les quotas que Bruxelles impose aux armateurs bretons et que les ' +
      'mareyeurs contestent devant le tribunal de Quimper.';
    const painter =
      'Le vent, la glace et l’aube : le peintre en a fait trois grandes toiles, que le musée de la ville accroche cet hiver ' +
      'dans sa plus belle salle, entre deux portraits de famille et une collection de porcelaines que personne ne regarde.';
    const strike =
      'Les chalutiers bretons restent à quai : casiers et filets sèchent, les armateurs protestent contre les quotas de ' +
      'Bruxelles, et les mareyeurs attendent langoustines et merlus.';
    const search = createSearchFunctions();
    search.put(
      [fleet, painter, strike, fleet, BAKERY.join(' ')].map((text, i) => ({
        ...documentOf('abcde'.charAt(i), '', [text]),
        language: 'fr',
      })),
    );
    const found = search.related({ articleId: 'a', span: null, limit: 10 });
    expect(found.map(({ articleId }) => articleId)).toEqual(['d', 'c']);
  });

  it('are none of an article that is not there', () =>
    expect(libraryOf().related({ articleId: 'z', span: null, limit: 10 })).toEqual([]));

  it('are each once, in their place, and never of the article itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(mixedText, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        (texts) => {
          const search = createSearchFunctions();
          const documents = texts.map((blocks, i) => ({
            ...documentOf(`d${String(i)}`, '', blocks),
            language: 'fr',
          }));
          search.put(documents);
          const found = search.related({ articleId: 'd0', span: null, limit: 50 });
          const places = found.map(({ articleId, there }) => `${articleId} ${String(there?.start)}`);
          expect(new Set(places).size).toBe(places.length);
          for (const { articleId, there, pieces, shared, here } of found) {
            expect(articleId).not.toBe('d0');
            const text = documents.find(({ id }) => id === articleId)?.text ?? '';
            for (const piece of pieces) {
              expect(text.slice(there?.start, there?.end)).toContain(piece.text);
              for (const { start, end } of piece.marks)
                expect([start < end, end <= piece.text.length]).toEqual([true, true]);
            }
            expect(shared.length).toBeGreaterThanOrEqual(3);
            expect(documents[0]?.text.length).toBeGreaterThanOrEqual(here.end);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('two articles compared', () => {
  it('share passages on one subject, with their words in each', () => {
    const comparison = libraryOf().compareArticles({ articleId: 'a', otherId: 'b' });
    const [subject] = comparison?.subjects ?? [];
    const [here, there] = [HARBOUR.join('\n\n'), LOCK.join('\n\n')];
    expect(comparison).toMatchObject({ sentences: [], onlyHere: 2, onlyThere: 2 });
    expect(subject).toMatchObject({ there: { start: 0, end: LOCK[0]?.length } });
    const read = (text: string, spans: readonly { start: number; end: number }[] = []): string[] =>
      spans.map(({ start, end }) => text.slice(start, end));
    expect(read(here, subject?.hereWords)).toEqual(expect.arrayContaining(['port', 'écluse', 'Malo']));
    expect(read(there, subject?.thereWords)).toEqual(expect.arrayContaining(['port', 'écluse', 'Malo']));
    // What only the one of them says is no word of both.
    expect(read(here, subject?.hereWords)).not.toContain('réparation');
  });

  it('have no passage on one subject where they share the sentence', () => {
    const search = libraryOf();
    search.put([{ ...documentOf('d', 'Copy', [LOCK[0] ?? '']), language: 'fr' }]);
    const comparison = search.compareArticles({ articleId: 'b', otherId: 'd' });
    expect(comparison?.sentences).toMatchObject([{ likeness: 1 }]);
    expect(comparison?.subjects).toEqual([]);
  });

  it('are compared with nothing when one of them is not there', () =>
    expect(libraryOf().compareArticles({ articleId: 'a', otherId: 'z' })).toBeNull());
});
