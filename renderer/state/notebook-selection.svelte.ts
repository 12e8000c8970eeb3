/** Which annotations of the notebook are selected: some by their ids, or all of the list but some. */
import type { NotebookFilter, Which } from '../../contract/notebook.ts';

export class NotebookSelection {
  /** Selected ones, or, while `all` holds, those that are not. */
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  #all = $state(false);
  /** Where a stretch that is extended begins, by index; null before anything was selected. */
  anchor = $state<number | null>(null);

  readonly isEmpty = $derived(!this.#all && this.#ids.size === 0);

  has(annotationId: string): boolean {
    return this.#ids.has(annotationId) !== this.#all;
  }

  /** How many are selected, of the annotations that the list holds. */
  count(annotations: number): number {
    return this.#all ? Math.max(0, annotations - this.#ids.size) : this.#ids.size;
  }

  clear(): void {
    this.#ids = new Set();
    this.#all = false;
    this.anchor = null;
  }

  /** Everything that the list holds, also what has not been on the screen. */
  selectAll(): void {
    this.#ids = new Set();
    this.#all = true;
  }

  toggle(annotationId: string, index: number): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(annotationId)) ids.add(annotationId);
    this.#ids = ids;
    this.anchor = index;
  }

  /** Exactly these. */
  set(annotationIds: readonly string[]): void {
    this.#ids = new Set(annotationIds);
    this.#all = false;
  }

  /** What to do something to. */
  which(filter: NotebookFilter): Which {
    const ids = [...this.#ids];
    return this.#all ? { kind: 'filter', filter, except: ids } : { kind: 'ids', annotationIds: ids };
  }
}
