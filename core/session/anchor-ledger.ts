/** Where every annotation of the library is today, also those of articles that are not open. */
import type { Anchor } from '../../contract/annotation.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import type { AnchorCounts } from '../../contract/review.ts';

export interface AnchorLedger {
  /** Null while the annotation's place in today's text is being found out, and for one that is not there. */
  of(annotationId: string): Anchor | null;
  /** Over all living annotations: the states and `checking` always sum up to their number. */
  counts(): AnchorCounts;
  /** Resolves when nothing is being found out. */
  settled(): Promise<void>;
  /** Told the articles whose anchors changed. */
  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe;
}
