/** What a reader does with a selection or a mark: colour, note, copy, delete. The page's buttons and keys both call it. */
import type { Colour } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import type { App } from '../state/app.svelte.ts';
import type { PageSelection } from './selection.svelte.ts';

export class Marking {
  readonly #app: App;
  readonly #selection: PageSelection;

  constructor(app: App, selection: PageSelection) {
    this.#app = app;
    this.#selection = selection;
  }

  /** Marks the selection, or gives the active mark another colour. False when there is neither. */
  colour(colour: Colour): boolean {
    const { annotations, settings } = this.#app;
    if (this.#selection.span) {
      void this.#mark(this.#selection.span, colour);
      return true;
    }
    if (annotations.activeId === null) return false;
    void annotations.change(annotations.activeId, { colour });
    this.#app.announcement = settings.messages.marks.colours[colour];
    return true;
  }

  /** Opens the note of the active mark, or of a new one on the selection. False when there is neither. */
  note(): boolean {
    const { annotations } = this.#app;
    if (this.#selection.span) void this.#mark(this.#selection.span, annotations.colour);
    if (annotations.activeId === null) return false;
    annotations.editingId = annotations.activeId;
    this.#app.marginShown = true;
    return true;
  }

  /** Copies the selection or the active passage; false when there is neither. */
  copy(): boolean {
    const { reading, annotations, notices, settings } = this.#app;
    const active = annotations.all.find(({ id }) => id === annotations.activeId);
    const span = this.#selection.span;
    const text = span ? reading.article?.text.slice(span.start, span.end) : active?.passage.exact;
    if (text === undefined) return false;
    void navigator.clipboard.writeText(text).then(() => {
      notices.show({ tone: 'plain', text: settings.messages.marks.copied, action: null });
    });
    return true;
  }

  /** Deletes the active annotation, with the way back offered. False when none is active. */
  remove(): boolean {
    const { annotations } = this.#app;
    if (annotations.activeId === null) return false;
    void this.#app.deleteAnnotation(annotations.activeId);
    return true;
  }

  /** Makes the mark under an offset the active one; where several lie, each call takes the next. */
  pick(offset: number | null): void {
    const { annotations } = this.#app;
    const under = annotations.anchored.filter(
      ({ anchor }) =>
        offset !== null && anchor.state !== 'orphaned' && anchor.start <= offset && offset < anchor.end,
    );
    const at = under.findIndex(({ id }) => id === annotations.activeId);
    annotations.activeId = under[(at + 1) % Math.max(1, under.length)]?.id ?? null;
  }

  /** Goes to the next (1) or the former (-1) annotation in the order of the text. */
  step(direction: 1 | -1): boolean {
    const { annotations, reading } = this.#app;
    const all = annotations.anchored;
    if (all.length === 0) return false;
    const at = all.findIndex(({ id }) => id === annotations.activeId);
    const from =
      direction === 1 ? all.findIndex(({ anchor }) => startsAfter(anchor, reading.offset)) : all.length;
    const next =
      at < 0
        ? all[direction === 1 ? Math.max(0, from) : all.length - 1]
        : all[(at + direction + all.length) % all.length];
    if (!next || next.anchor.state === 'orphaned') return false;
    annotations.activeId = next.id;
    reading.show(next.anchor);
    this.#app.announcement = `${next.passage.exact} ${next.note}`;
    return true;
  }

  async #mark(span: Span, colour: Colour): Promise<void> {
    const { annotations, reading, settings } = this.#app;
    const { article } = reading;
    if (!article) return;
    this.#selection.clear();
    this.#app.announcement = `${settings.messages.marks.colours[colour]} : ${article.text.slice(span.start, span.end)}`;
    const saved = annotations.mark(article, span, colour);
    await saved;
    this.#app.tellUnsaved();
  }
}

const startsAfter = (anchor: { state: string; start?: number }, offset: number): boolean =>
  (anchor.start ?? -1) >= offset;
