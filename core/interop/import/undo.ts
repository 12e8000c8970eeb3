/**
 * Takes an import back, as far as nobody wrote over it: what a person has changed since is theirs, and stays as it is.
 */
import type { Annotation, Settlement } from '../../../contract/annotation.ts';
import type { AnnotationStore } from '../../annotations/store.ts';

type Store = Pick<AnnotationStore, 'adopt' | 'deleteAll' | 'find'>;

/** What an import left an annotation saying. */
export type Left = Pick<Annotation, 'id' | 'colour' | 'note' | 'tags' | 'settlement'>;

/** What undoing takes. */
export interface Imported {
  readonly made: readonly Left[];
  readonly changed: readonly { readonly before: Annotation; readonly after: Left }[];
}

/** Answers how many annotations stay because they were changed since. Fails with `save-failed`. */
export async function undoImport({ made, changed }: Imported, store: Store): Promise<number> {
  // What was deleted since stays deleted.
  const living = made.filter(({ id }) => store.find(id) !== null);
  const untouched = living.filter((left) => isAsLeft(store.find(left.id), left));
  const stillThere = changed.filter(({ before }) => store.find(before.id) !== null);
  const back = stillThere.filter(({ after }) => isAsLeft(store.find(after.id), after));
  await store.deleteAll(untouched.map(({ id }) => id));
  await store.adopt(
    [],
    [],
    back.map(({ before: { id: annotationId, colour, note, tags, updatedAt } }) => ({
      ...{ annotationId, colour, note, tags, updatedAt },
    })),
  );
  return living.length - untouched.length + stillThere.length - back.length;
}

const isAsLeft = (now: Annotation | null, left: Left): boolean =>
  now !== null &&
  now.note === left.note &&
  now.colour === left.colour &&
  now.tags.join('\0') === left.tags.join('\0') &&
  isSameDecision(now.settlement, left.settlement);

const isSameDecision = (a: Settlement | null, b: Settlement | null): boolean =>
  a?.textHash === b?.textHash &&
  a?.passage?.textHash === b?.passage?.textHash &&
  a?.passage?.start === b?.passage?.start &&
  a?.passage?.end === b?.passage?.end;
