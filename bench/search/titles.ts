/** Our search over articles with titles: a title must find its article, and so must a question that its text answers. */
import { createSearchFunctions } from '../../core/search/functions.ts';
import type { Search } from './engines.ts';
import type { Questions } from './questions.ts';

export function searchArticles({ articles, paragraphs }: Questions): Search {
  const search = createSearchFunctions();
  search.put(
    articles.map(({ title, paragraphs: numbers }, id) => {
      const blocks: { start: number; end: number }[] = [];
      const texts = numbers.map((number) => paragraphs[number] ?? '');
      let start = 0;
      for (const { length } of texts) {
        blocks.push({ start, end: start + length });
        start += length + 2;
      }
      const text = texts.join('\n\n');
      return { id: String(id), title, text, language: 'fr', tags: [], source: null, blocks };
    }),
  );
  return (query, limit) => search.find({ query, limit }).groups.map(({ articleId }) => Number(articleId));
}
