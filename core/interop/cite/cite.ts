/** A passage as one cites it: as a sentence, for BibTeX, and as CSL-JSON. Pure. */
import type { Annotation } from '../../../contract/annotation.ts';
import type { SetArticle } from '../../../contract/annotation-set.ts';
import type { Citation } from '../../../contract/interchange.ts';
import { linkTo } from '../../../contract/link.ts';
import { bibtexOf } from './bibtex.ts';
import type { Cited } from './cited.ts';
import { cslOf } from './csl.ts';

/** The words are those that were marked, whatever the text says today: what is quoted is what was read. */
export function cite({ id, passage }: Annotation, article: SetArticle): Citation {
  const link = linkTo({ articleId: article.id, annotationId: id });
  const cited: Cited = { quote: passage.exact.replaceAll(/\s+/g, ' ').trim(), article, link };
  return { text: sentenceOf(cited), bibtex: bibtexOf(cited), csl: cslOf(cited), link };
}

/** Quotation marks are those of the article's language. */
function sentenceOf({ quote, article }: Cited): string {
  const { title, author, publication, date, path, language, url } = article;
  const marked = (words: string): string => (language === 'fr' ? `«\u{a0}${words}\u{a0}»` : `“${words}”`);
  const source = [author, marked(title === '' ? path : title), publication, date].filter(
    (part) => part !== null,
  );
  // A full stop behind an address would be taken for a part of it.
  return `${marked(quote)} – ${source.join(', ')}${url === null ? '.' : `, ${url}`}`;
}
