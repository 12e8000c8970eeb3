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

/** The same for a writing; null when something else was said meanwhile: then it never was what it is without it. */
export function writtenBefore({ before, without, kept }: Writing<Annotation>): ChangedBefore | null {
  const { note = before.note, tags = before.tags } = without;
  const isAsBefore =
    note === before.note &&
    tags.length === before.tags.length &&
    tags.every((tag, index) => tag === before.tags[index]);
  return isAsBefore ? changedBefore(before, without, kept) : null;
}
