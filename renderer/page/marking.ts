/** What a reader does with a selection or a mark: colour, note, copy, delete. The page's buttons and keys both call it. */
import type { Colour } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import type { MarkedAnnotation } from '../state/annotations.svelte.ts';
import type { App } from '../state/app.svelte.ts';
import { copyText } from '../ui/copy-text.ts';
import { MarksHere } from './marks-here.ts';
import type { PageSelection } from './selection.svelte.ts';
import { Spoken } from './spoken.ts';

export class Marking {
  readonly #app: App;
  readonly #selection: PageSelection;
  readonly #spoken: Spoken;
  readonly #marks = new MarksHere();
  /** The place that marks were last picked at, and which they were: only there does picking again take the next. */
  #picked: { readonly offset: number; readonly ids: string } = { offset: 0, ids: '' };

  constructor(app: App, selection: PageSelection, spoken: Spoken) {
    this.#app = app;
    this.#selection = selection;
    this.#spoken = spoken;
  }

  /** Marks the selection, or gives the active mark another colour. False when there is neither. */
  colour(colour: Colour): boolean {
    const { annotations } = this.#app;
    if (this.#selection.span && !this.#takeMarked(this.#selection.span)) {
      void this.#mark(this.#selection.span, colour);
      return true;
    }
    const active = annotations.activeId === null ? null : annotations.find(annotations.activeId);
    if (!active) return false;
    void this.#app.annotationActions.recolour(active, colour);
    this.#spoken.recoloured(active, colour);
    return true;
  }

  /** Opens the note of the active mark, or of a new one on the selection. False when there is neither. */
  note(): boolean {
    const { annotations } = this.#app;
    const { span } = this.#selection;
    if (span && !this.#takeMarked(span)) void this.#mark(span, annotations.colour);
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
    void copyText(text).then((isCopied) => {
      const { copied, copyRefused } = settings.messages.marks;
      const told = isCopied ? copied : copyRefused;
      notices.show({ tone: isCopied ? 'plain' : 'problem', text: told, action: null });
    });
    return true;
  }

  /** Opens the ways to cite the active passage, or the selection once it is marked. False when there is neither. */
  cite(): boolean {
    const { annotations } = this.#app;
    const { span } = this.#selection;
    const marked = span && !this.#takeMarked(span) ? this.#mark(span, annotations.colour) : null;
    if (annotations.activeId === null) return false;
    void Promise.resolve(marked).then(() => (this.#app.overlay = 'cite'));
    return true;
  }

  /** Deletes the active annotation, with the way back offered. False when none is active. */
  remove(): boolean {
    const { annotations } = this.#app;
    if (annotations.activeId === null) return false;
    void this.#app.annotationActions.delete(annotations.activeId);
    return true;
  }

  /** Makes the innermost mark under an offset the active one; asked again in the same place, the next around it. */
  pick(offset: number | null): void {
    const { annotations } = this.#app;
    const here = this.#marks.at(annotations.anchored, offset);
    const ids = here.map(({ id }) => id).join();
    const isSamePlace = ids === this.#picked.ids;
    this.#picked = { offset: offset ?? 0, ids };
    const at = isSamePlace ? here.findIndex(({ id }) => id === annotations.activeId) + 1 : 0;
    this.#stand(here, at % Math.max(1, here.length));
  }

  /** Goes on to the next mark in the place of the active one. False when there is none. */
  stepHere(): boolean {
    const { annotations } = this.#app;
    const { activeId } = annotations;
    if (activeId === null) return false;
    const here = this.here();
    if (here.length < 2) return false;
    this.#stand(here, (here.findIndex(({ id }) => id === activeId) + 1) % here.length);
    return true;
  }

  /** The marks in the place of the active one, it among them, the innermost first. */
  here(): readonly MarkedAnnotation[] {
    const { annotations } = this.#app;
    const active = annotations.anchored.find(({ id }) => id === annotations.activeId);
    if (!active || active.anchor.state === 'orphaned') return [];
    const { start, end } = active.anchor;
    const { offset } = this.#picked;
    // Where it was clicked, when that is in it; else where it begins.
    const place = offset >= start && offset < end ? offset : start;
    return this.#marks.at(annotations.anchored, place);
  }

  #stand(here: readonly MarkedAnnotation[], at: number): void {
    const next = here[at] ?? null;
    this.#app.annotations.activeId = next?.id ?? null;
    if (next) this.#spoken.standing(next, at + 1, here.length);
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
    this.#picked = { offset: next.anchor.start, ids: '' };
    annotations.activeId = next.id;
    reading.show(next.anchor);
    const here = this.here();
    this.#spoken.standing(next, here.indexOf(next) + 1, here.length);
    return true;
  }

  /** Makes the mark of this very passage, if there is one, the active one: a second would lie unseen beneath it. */
  #takeMarked({ start, end }: Span): boolean {
    const { annotations } = this.#app;
    const same = annotations.anchored.find(
      ({ anchor }) => anchor.state !== 'orphaned' && anchor.start === start && anchor.end === end,
    );
    if (!same) return false;
    this.#selection.clear();
    annotations.activeId = same.id;
    return true;
  }

  async #mark(span: Span, colour: Colour): Promise<void> {
    const { annotations, reading } = this.#app;
    const { article } = reading;
    if (!article) return;
    this.#selection.clear();
    this.#spoken.marked(span, colour);
    const saved = annotations.mark(article, span, colour);
    if (annotations.activeId !== null) this.#app.annotationActions.made(annotations.activeId);
    await saved;
    this.#app.unsaved.tell();
  }
}

const startsAfter = (anchor: { state: string; start?: number }, offset: number): boolean =>
  (anchor.start ?? -1) >= offset;
