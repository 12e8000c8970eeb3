/** What is known of an article beside its text, in the reader's words. */
import type { Article } from '../../contract/article.ts';
import type { Messages } from '../../contract/messages/index.ts';
import type { Formats } from '../state/formats.ts';

/** Where a byline of the article's own would stand, in UTF-16 units of its text. */
const OPENING = 400;

/** Author, what it was published in, date, language, length and the day it came; what is not known, or said by the text itself, is left out. */
export function factsOf(article: Article, messages: Messages['page'], formats: Formats): string[] {
  const opening = article.text.slice(0, OPENING);
  const isUnsaid = (name: string | null): boolean => name !== null && !opening.includes(name);
  return [
    isUnsaid(article.author) ? article.author : null,
    isUnsaid(article.publication) ? article.publication : null,
    article.date,
    article.language && formats.languageName(article.language),
    messages.words(article.words),
    messages.minutes(article.minutes),
    messages.added(formats.day(article.addedAt)),
  ].filter((fact): fact is string => fact !== null && fact !== '');
}
