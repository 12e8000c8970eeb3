/** A small library in nine languages for the cases beside it: own prose, each article short enough to be read whole. */
import { NO_FACTS, type ArticleFacts } from '../facts.ts';
import { createSearchFunctions, type SearchFunctions } from '../functions.ts';
import { documentOf } from '../texts.testing.ts';

export interface CaseArticle {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly notes?: readonly { readonly note: string; readonly tags?: readonly string[] }[];
  readonly facts?: Partial<ArticleFacts>;
  readonly source?: string;
}

const marksOf = (notes: NonNullable<CaseArticle['notes']>) => ({
  marks: notes.length,
  notes: notes.filter(({ note }) => note !== '').length,
  colours: [],
  tags: notes.flatMap(({ tags }) => tags ?? []),
});

/** The functions of a search thread that holds the articles. */
export function libraryOf(articles: readonly CaseArticle[]): SearchFunctions {
  const search = createSearchFunctions();
  search.put(
    articles.map(({ id, language, title, text, source }) => ({
      ...documentOf(id, title, text),
      language,
      source: source ?? null,
    })),
  );
  search.putFacts(articles.map(({ id, facts }) => ({ articleId: id, facts: { ...NO_FACTS, ...facts } })));
  for (const { id, notes = [] } of articles)
    search.putNotes({
      articleId: id,
      marks: marksOf(notes),
      notes: notes.map(({ note, tags = [] }, number) => ({
        annotationId: `${id}-${String(number)}`,
        note,
        tags,
        target: { start: 0, end: 1 },
      })),
    });
  return search;
}
