import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../contract/annotation.ts';
import type { Article } from '../../contract/article.ts';
import { anyLibrary, hashOf, openDesk, textIn } from './fixtures.ts';

const LIBRARY = { selection: { kind: 'library' }, language: 'en' } as const;

/** What a round trip must bring back whole. */
const facts = ({ id, articleId, passage, note, tags, colour, createdAt, updatedAt }: Annotation) => ({
  ...{ id, articleId, note, tags, colour, createdAt, updatedAt },
  quote: passage.exact,
});

const byId = (annotations: Iterable<Annotation>): Annotation[] =>
  [...annotations].sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each(['w3c', 'hypothesis', 'csv'] as const)('a round trip by %s', (format) => {
  const exported = async (
    articles: readonly Article[],
    annotations: readonly Annotation[],
  ): Promise<string> => textIn(await openDesk(articles, annotations).desk.export({ ...LIBRARY, format }));

  it('keeps every id, quote, note, tag, colour and time, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async ({ articles, annotations }) => {
        const file = await exported(articles, annotations);
        const empty = openDesk(articles);
        const { records } = await empty.import(file);
        expect(records.map(({ action }) => action.kind)).toEqual(annotations.map(() => 'new'));
        const unique = byId(new Map(annotations.map((each) => [each.id, each])).values());
        expect(empty.list().map(facts)).toEqual(unique.map(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('puts every passage back to the unit, prefix and suffix included', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async ({ articles, annotations }) => {
        const empty = openDesk(articles);
        await empty.import(await exported(articles, annotations));
        expect(empty.list().map(({ passage }) => passage)).toEqual(
          byId(new Map(annotations.map((each) => [each.id, each])).values()).map(({ passage }) => passage),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('done twice, or into the library it came from, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async ({ articles, annotations }) => {
        const file = await exported(articles, annotations);
        const origin = openDesk(articles, annotations);
        const before = origin.list();
        const { records, undoId } = await origin.import(file);
        expect(records.every(({ action }) => action.kind === 'same')).toBe(true);
        expect(undoId).toBeNull();
        expect(origin.list()).toEqual(before);
        expect(origin.writes()).toBe(0);
        const empty = openDesk(articles);
        await empty.import(file);
        const once = empty.list();
        expect((await empty.import(file)).undoId).toBeNull();
        expect(empty.list()).toEqual(once);
        expect(empty.writes()).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the quotes of articles that the other library has in another version', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async ({ articles, annotations }) => {
        // None of the letters that the articles are made of.
        const text = '§ § §';
        const rewritten = articles.map((article) => ({ ...article, text, textHash: hashOf(text) }));
        const other = openDesk(rewritten);
        await other.import(await exported(articles, annotations));
        expect(other.list().map(({ passage }) => passage.exact)).toEqual(
          byId(new Map(annotations.map((each) => [each.id, each])).values()).map(
            ({ passage }) => passage.exact,
          ),
        );
      }),
      { numRuns: 50 },
    );
  });
});
