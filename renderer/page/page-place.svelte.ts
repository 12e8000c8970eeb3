/** The reader's place on the page: what is on the screen, and bringing an offset or a span there. Pixels. */
import type { Span } from '../../contract/article.ts';
import type { PlacementState } from '../state/placement.svelte.ts';
import type { ReadingState, ScrollRequest } from '../state/reading.svelte.ts';
import { visibleSpan } from './text-places.ts';
import type { TextView } from './text-view.ts';

/** How long a span that was jumped to stays pointed out, in milliseconds. */
const TARGET_MS = 2_600;
/** Height of the bar of colours, to keep it inside the window. */
const BAR_HEIGHT = 340;

/** A place in the text, and what brought the reader there: a selection is done with, the others are to be gone on from. */
export interface Standing {
  readonly span: Span;
  readonly by: 'jump' | 'selection' | 'click';
}

export class PagePlace {
  view = $state.raw<TextView | null>(null);
  /** How far the page is scrolled. */
  lead = $state(0);
  /** Height of all that scrolls, and how far down in it the text begins. */
  height = $state(1);
  top = $state(0);
  /** The part on the screen, as shares of the whole. */
  from = $state(0);
  to = $state(0);
  /** The span a jump led to, for a moment. */
  target = $state.raw<Span | null>(null);
  /** Where the reader stands in this text, by a jump, a selection or a click; null before the first of them. */
  stood: Standing | null = null;

  /** False from a new text until it was scrolled to its place: what is seen before is not where the reader is. */
  #placed = false;
  #type = '';
  #scroller: HTMLElement | null = null;
  #reported = 0;
  #fading: ReturnType<typeof setTimeout> | undefined;
  readonly #reading: ReadingState;
  readonly #placement: PlacementState;

  constructor(reading: ReadingState, placement: PlacementState) {
    this.#reading = reading;
    this.#placement = placement;
  }

  use(view: TextView | null, scroller: HTMLElement): void {
    this.view = view;
    this.#scroller = scroller;
    this.target = null;
    this.stood = null;
    this.#placed = false;
  }

  /** Tells where the reader is, once a frame at most. */
  scrolled(): void {
    cancelAnimationFrame(this.#reported);
    this.#reported = requestAnimationFrame(() => this.look());
  }

  /** Tells where the reader is now: a key may come before the frame that would. */
  look(): void {
    const scroller = this.#scroller;
    const { view } = this;
    if (!scroller || !view || !this.#placed || view.article !== this.#reading.article) return;
    const box = scroller.getBoundingClientRect();
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    this.lead = scrollTop;
    this.height = scrollHeight;
    this.top = view.root.getBoundingClientRect().top - box.top + scrollTop;
    const from = box.top - (view.root.parentElement?.getBoundingClientRect().top ?? 0);
    this.#placement.seen = { top: from, bottom: from + clientHeight };
    this.from = scrollTop / scrollHeight;
    this.to = (scrollTop + clientHeight) / scrollHeight;
    const seen = visibleSpan(view, box.top, box.bottom);
    this.#reading.moved(scrollTop <= 0 ? 0 : seen.start, seen.end);
  }

  goTo({ offset, span, align }: ScrollRequest): void {
    this.#layOut(offset);
    if (align === 'span' && this.view) this.reveal(span ?? { start: offset, end: offset + 1 });
    else this.#stand(offset);
    if (span) this.#point(span);
    this.#placed = true;
    this.look();
  }

  /** Stands at the reader's line again when the text was set in another type; `type` names it. */
  hold(type: string): void {
    if (type === this.#type) return;
    this.#type = type;
    if (this.view && this.#reading.offset > 0) {
      this.#layOut(this.#reading.offset);
      this.#stand(this.#reading.offset);
    }
    this.look();
  }

  /** Scrolls, if need be, so that a span is in the middle part of the window. */
  reveal(span: Span): void {
    const scroller = this.#scroller;
    const rect = this.view?.firstRect(span);
    if (!scroller || !rect) return;
    const box = scroller.getBoundingClientRect();
    const comfortable = rect.top > box.top + 60 && rect.bottom < box.bottom - 120;
    if (!comfortable) scroller.scrollTop += rect.top - box.top - box.height * 0.3;
  }

  /** Whether the beginning of a span is on the screen. */
  isInSight(span: Span): boolean {
    const box = this.#scroller?.getBoundingClientRect();
    const rect = this.view?.firstRect(span) ?? null;
    return box !== undefined && rect !== null && rect.bottom > box.top && rect.top < box.bottom;
  }

  /** Where the bar for a span should stand, from the top of the text's column. */
  beside(span: Span): { top: number; bottom: number } | null {
    const { view } = this;
    const scroller = this.#scroller;
    const last = view?.ranges(span).at(-1)?.getBoundingClientRect();
    const first = view?.firstRect(span);
    const column = view?.root.parentElement?.getBoundingClientRect();
    if (!first || !last || !column || !scroller) return null;
    const window = scroller.getBoundingClientRect();
    const lowest = window.bottom - BAR_HEIGHT - 8;
    const top = Math.min(Math.max(first.top - 6, window.top + 8), Math.max(window.top + 8, lowest));
    return { top: top - column.top, bottom: last.bottom - column.top };
  }

  /**
   * Has the sections around an offset laid out before it is scrolled to, for a moment: what is measured there then stays
   * where it is when the browser finds that they are in sight.
   */
  #layOut(offset: number): void {
    const { view } = this;
    if (!view) return;
    const at = view.sectionOf(view.blockAt(offset));
    const around = view.sections.slice(Math.max(0, at - 1), at + 2);
    for (const { element } of around) element.classList.add('near');
    const release = () => around.forEach(({ element }) => element.classList.remove('near'));
    requestAnimationFrame(() => requestAnimationFrame(release));
  }

  /** Puts the line of an offset at the top of the window; the beginning of the text shows what is above it too. */
  #stand(offset: number): void {
    const scroller = this.#scroller;
    if (!scroller || !this.view) return;
    const rect = offset > 0 ? this.view.firstRect({ start: offset, end: offset + 1 }) : null;
    scroller.scrollTop = rect ? scroller.scrollTop + rect.top - scroller.getBoundingClientRect().top : 0;
  }

  #point(span: Span): void {
    this.target = span;
    this.stood = { span, by: 'jump' };
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => (this.target = null), TARGET_MS);
  }
}
