/** What the store is told, as statements of the journal. Pure. */
import type { Annotation, Passage } from '../../contract/annotation.ts';
import type { ArticleIdentity, Statement } from './journal/record.ts';
import type { AdoptedAnnotation, AdoptedChange, AnnotationChange, NewAnnotation } from './store.ts';

/** A statement, and when it counts as made; now where that is left out. */
export type TimedStatement = Statement & {
  /** By the wall clock. */
  readonly wallTime?: number;
  /** Where it stands among what is said of the same thing: before all that was said later, on any device. */
  readonly since?: number;
};

export const annotating = (
  { annotationId: id, articleId, colour, note, tags }: NewAnnotation,
  passage: Passage,
): Statement => ({ kind: 'annotate', id, articleId, passage, colour, note, tags: [...tags] });

/** Null when nothing is named. */
export function changing(change: AnnotationChange): TimedStatement | null {
  const { annotationId: id, colour, note, tags, updatedAt } = change;
  if (colour === undefined && note === undefined && tags === undefined) return null;
  return {
    ...{ kind: 'change', id },
    ...(updatedAt === undefined ? {} : { wallTime: updatedAt }),
    ...(colour === undefined ? {} : { colour }),
    ...(note === undefined ? {} : { note }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}

/**
 * What nobody here has heard of: it counts from the times that it says itself, so that whatever a person says of it on
 * another device is later. It lives from now on, whoever had deleted it before.
 */
export function introducing(adopted: AdoptedAnnotation): TimedStatement[] {
  const { id, articleId, passage, colour, note, createdAt, updatedAt, isUndated } = adopted;
  const said = { id, colour, note, tags: [...adopted.tags] };
  const since = (time: number): number => (isUndated ? 0 : time);
  const made = { articleId, passage, wallTime: createdAt, since: since(createdAt) };
  const changed = { wallTime: updatedAt, since: since(updatedAt) };
  return [
    { kind: 'annotate', ...said, ...made },
    ...(updatedAt === createdAt ? [] : [{ kind: 'change' as const, ...said, ...changed }]),
    { kind: 'restore', id },
  ];
}

/**
 * A change that was made elsewhere. It counts from when it was made, and in any case from behind `last`, when anything
 * was last said of the annotation here: what is said of it on another device after that is later.
 */
export function adoptingChange(change: AdoptedChange, last: number): TimedStatement[] {
  const statement = changing(change);
  const { annotationId: id, updatedAt } = change;
  if (!statement) return [];
  return [
    { ...statement, wallTime: updatedAt, since: Math.max(updatedAt, last + 1) },
    { kind: 'restore', id },
  ];
}

/** Made then, and last changed when it was: both times are kept. All of it is said now. */
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
