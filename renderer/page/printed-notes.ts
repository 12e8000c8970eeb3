/** Which annotations are printed as notes, and under which numbers. Pure. */
import type { AnchoredAnnotation } from '../../contract/annotation.ts';

interface PrintedNote<T> {
  /** Null when the passage is no longer in the text, which then has no place for a number. */
  readonly number: number | null;
  readonly annotation: T;
}

/** Those with a note or tags, numbered from 1 in the order given: that of the text, lost ones last. */
export function printedNotes<T extends AnchoredAnnotation>(annotations: readonly T[]): PrintedNote<T>[] {
  let number = 0;
  return annotations
    .filter(({ note, tags }) => note !== '' || tags.length > 0)
    .map((annotation) => ({
      number: annotation.anchor.state === 'orphaned' ? null : ++number,
      annotation,
    }));
}
