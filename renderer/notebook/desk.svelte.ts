/** What the notebook's keys and buttons do, and which of its panels is open. */
import { tick } from 'svelte';
import type { NotebookRow } from '../../contract/notebook.ts';
import type { AnnotatedText } from '../../contract/review.ts';
import type { App } from '../state/app.svelte.ts';

type Panel = 'tags-of-many' | 'tag-names' | null;

export class Desk {
  panel = $state<Panel>(null);
  /** The kept text that is being read. */
  kept = $state.raw<(AnnotatedText & Pick<NotebookRow, 'colour'>) | null>(null);
  /** Annotations shown in full. */
  opened = $state.raw<ReadonlySet<string>>(new Set());
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Closes what stands over the list and gives it the keyboard again. */
  close(focusList: () => void): void {
    this.panel = null;
    this.kept = null;
    void tick().then(focusList);
  }

  /** Goes to the passage; where its source is gone, or it has no place any more, shows the text it was made on. */
  async open(row: NotebookRow): Promise<void> {
    const { reading, annotations, focusPage } = this.#app;
    if (!row.article.isHere) return this.readKept(row);
    const { anchor } = row;
    await reading.open(row.article.id, anchor === null || anchor.state === 'orphaned' ? null : anchor);
    // The page takes the article, and with it its annotations, once the screen has settled.
    await tick();
    annotations.activeId = row.annotationId;
    focusPage();
  }

  async readKept({ annotationId, colour }: NotebookRow): Promise<void> {
    const kept = await this.#app.notebookActions.keptText(annotationId);
    this.kept = kept && { ...kept, colour };
  }

  /** Writes a row's note, or its tags, in its place. */
  edit({ annotationId }: NotebookRow, field: 'note' | 'tags'): void {
    this.#app.notebook.editing = { id: annotationId, field };
  }

  /** The tags of what is selected; of one alone, in its place. */
  editTags(row: NotebookRow | null): void {
    if (!this.#app.notebook.selection.isEmpty) this.panel = 'tags-of-many';
    else if (row) this.edit(row, 'tags');
  }

  async export(): Promise<void> {
    const ids = await this.#app.notebookActions.ids();
    if (ids.length === 0) return;
    this.#app.interchange.selection = { kind: 'annotations', ids };
    this.#app.overlay = 'export';
  }

  /** Shows a row in full, or as much of it as the others show. */
  unfold({ annotationId }: NotebookRow, whole: boolean): void {
    const opened = new Set(this.opened);
    if (whole) opened.add(annotationId);
    else opened.delete(annotationId);
    this.opened = opened;
  }
}
