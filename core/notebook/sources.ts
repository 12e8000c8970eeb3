/** What the notebook is made of: the annotations, their articles, and where their passages are today. */
import type { Anchor } from '../../contract/annotation.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import type { AnchorCounts } from '../../contract/review.ts';
import type { AnnotationStore } from '../annotations/store.ts';

export interface NotebookSources {
  readonly store: Pick<
    AnnotationStore,
    'all' | 'of' | 'find' | 'identity' | 'colourNames' | 'changeAll' | 'deleteAll' | 'restoreAll' | 'onChange'
  >;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly library: {
    /** The article whose source is there; null when there is none. */
    entry(articleId: string): { readonly title: string; readonly path: string } | null;
  };
  readonly anchors: {
    /** Null while the annotation's place is being found out. */
    of(annotationId: string): Anchor | null;
    counts(): AnchorCounts;
    onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe;
  };
}
