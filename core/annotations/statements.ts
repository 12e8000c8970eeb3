/** What the store is told, as statements of the journal. Pure. */
import type { Annotation, Passage } from '../../contract/annotation.ts';
import type { ArticleIdentity, Statement } from './journal/record.ts';
import type { AdoptedAnnotation, AnnotationChange, NewAnnotation } from './store.ts';

/** A statement, and when it counts as made by the wall clock; now when it is left out. */
export type TimedStatement = Statement & { readonly wallTime?: number };

export const annotating = (
  { annotationId: id, articleId, colour, note, tags }: NewAnnotation,
  passage: Passage,
): Statement => ({ kind: 'annotate', id, articleId, passage, colour, note, tags: [...tags] });

/** Null when nothing is named. */
export function changing({ annotationId: id, colour, note, tags }: AnnotationChange): Statement | null {
  if (colour === undefined && note === undefined && tags === undefined) return null;
  return {
    ...{ kind: 'change', id },
    ...(colour === undefined ? {} : { colour }),
    ...(note === undefined ? {} : { note }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}

/** Made then, and last changed when it was: both times are kept. */
export function adopting(adopted: AdoptedAnnotation, known: Annotation | null): TimedStatement[] {
  const { id, articleId, passage, colour, note, createdAt, updatedAt } = adopted;
  const tags = [...adopted.tags];
  const statements: TimedStatement[] = [
    { kind: 'annotate', id, articleId, passage, colour, note, tags, wallTime: createdAt },
  ];
  if (updatedAt !== createdAt)
    statements.push({ kind: 'change', id, colour, note, tags, wallTime: updatedAt });
  // A person's word about where the old passage is says nothing of this one.
  if (known?.settlement) statements.push({ kind: 'settle', id, settlement: null });
  return statements;
}

export const isSameIdentity = (a: ArticleIdentity, b: ArticleIdentity | null): boolean =>
  b !== null &&
  a.path === b.path &&
  a.bytesHash === b.bytesHash &&
  a.textHash === b.textHash &&
  a.title === b.title;
