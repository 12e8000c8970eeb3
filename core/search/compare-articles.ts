/** What two articles of the collection have in common: sentences, and passages on the same subject. */
import type { Span } from '../../contract/article.ts';
import type { Comparison, SharedSubject } from '../../contract/comparison.ts';
import type { Collection } from './collection.ts';
import { compareTexts } from './compare.ts';
import { sharedSubjects } from './related.ts';
import { hashOfText } from './text-hash.ts';

const MOST_SUBJECTS = 50;

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Null when one of the articles is not there. */
export function compareArticles(
  collection: Collection,
  articleId: string,
  otherId: string,
): Comparison | null {
  const [here, there] = [collection.byId(articleId), collection.byId(otherId)];
  if (!here || !there) return null;
  const [hereText, thereText] = [here.document.text, there.document.text];
  const texts = compareTexts(hereText, thereText);
  const isShared = (subject: SharedSubject): boolean =>
    texts.sentences.some((pair) => overlap(pair.here, subject.here) && overlap(pair.there, subject.there));
  const subjects = sharedSubjects(collection, here, there, MOST_SUBJECTS).filter(
    (subject) => !isShared(subject),
  );
  return { ...texts, hereHash: hashOfText(hereText), thereHash: hashOfText(thereText), subjects };
}
