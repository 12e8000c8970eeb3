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
