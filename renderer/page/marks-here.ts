/** The marks that lie over one another in one place, and going from one to the next. */
import type { MarkedAnnotation } from '../state/annotations.svelte.ts';
import { IntervalIndex } from './interval-index.ts';

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly annotation: MarkedAnnotation;
}

export class MarksHere {
  #indexed: readonly MarkedAnnotation[] | null = null;
  #index = new IntervalIndex<Placed>([]);

  /** The marks that hold an offset, the shortest first; none for null. */
  at(all: readonly MarkedAnnotation[], offset: number | null): MarkedAnnotation[] {
    if (offset === null) return [];
    if (this.#indexed !== all) {
      this.#indexed = all;
      this.#index = new IntervalIndex(
        all.flatMap((annotation): Placed[] => {
          const { anchor } = annotation;
          return anchor.state === 'orphaned' ? [] : [{ start: anchor.start, end: anchor.end, annotation }];
        }),
      );
    }
    return this.#index.at(offset).map(({ annotation }) => annotation);
  }
}
