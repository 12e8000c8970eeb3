/** What is known of an article beside its text, in the reader's words. */
import type { Article } from '../../contract/article.ts';
import type { Messages } from '../../contract/messages/index.ts';
import type { Formats } from '../state/formats.ts';

/** Author, date, language, length and the day it came; what is not known is left out. */
export function factsOf(article: Article, messages: Messages['page'], formats: Formats): string[] {
  return [
    article.author,
    article.date,
    article.language && formats.languageName(article.language),
    messages.words(article.words),
    messages.minutes(article.minutes),
    messages.added(formats.day(article.addedAt)),
  ].filter((fact): fact is string => fact !== null && fact !== '');
}
