/** What is known of an article that is annotated, here or gone. */
import type { AnnotatedArticle } from '../../contract/review.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Library } from '../library/library.ts';

export interface ArticleSources {
  readonly library: Pick<Library, 'entry'>;
  readonly store: Pick<AnnotationStore, 'identity'>;
}

/** Of one that is gone, what was last recorded of it; its words are empty where nothing was. */
export function annotatedArticle(id: string, { library, store }: ArticleSources): AnnotatedArticle {
  const entry = library.entry(id);
  const { title, path } = entry ?? store.identity(id) ?? { title: '', path: '' };
  return { id, title, path, isHere: entry !== null };
}
