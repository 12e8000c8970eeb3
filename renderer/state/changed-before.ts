/** What undoing a change of one annotation takes. Pure. */
import type { Annotation } from '../../contract/annotation.ts';
import type { ChangedBefore } from '../../contract/notebook.ts';
import type { Edit } from './unsaid.ts';

/** The fields of `edit`, as they were before it, and as they were kept. */
export function changedBefore(before: Annotation, edit: Edit, kept: Annotation): ChangedBefore {
  const fields = ({ colour, note, tags, updatedAt }: Annotation) => ({
    ...(edit.colour === undefined ? {} : { colour }),
    ...(edit.note === undefined ? {} : { note }),
    ...(edit.tags === undefined ? {} : { tags: [...tags] }),
    updatedAt,
  });
  return { annotationId: before.id, ...fields(before), made: fields(kept) };
}

/** A note and tags that were written and kept, perhaps at several pauses. */
export interface Writing<Kept, Before extends Annotation = Annotation> {
  /** The annotation before them. */
  readonly before: Before;
  /** What stands there without them. */
  readonly without: Pick<Edit, 'note' | 'tags'>;
  /** The annotation as it was kept last. */
  readonly kept: Kept;
}

/**
 * The same for a writing. Where something else was said meanwhile it never was what it is without it, and where it was not on
 * disk before there is no time to go back to: then it counts as changed when it was written.
 */
export function writtenBefore(
  { before, without, kept }: Writing<Annotation>,
  wasOnDisk: boolean,
): ChangedBefore {
  const { note = before.note, tags = before.tags } = without;
  const isAsBefore =
    note === before.note &&
    tags.length === before.tags.length &&
    tags.every((tag, index) => tag === before.tags[index]);
  const { updatedAt } = wasOnDisk && isAsBefore ? before : kept;
  return changedBefore({ ...before, note, tags, updatedAt }, without, kept);
}
