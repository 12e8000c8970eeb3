/** What is selected on the page, as a span of the text: by mouse, by touch or by keyboard alone. */
import type { Article, Span } from '../../contract/article.ts';
import { carrySpan } from '../state/carry-span.ts';
import { unitBefore, unitFrom, wordEdge, type Unit } from './sentences.ts';
import type { TextView } from './text-view.ts';

export class PageSelection {
  span = $state.raw<Span | null>(null);
  /** True while a pointer is still drawing it: nothing should pop up under it. */
  drawing = $state(false);
  #view: TextView | null = null;
  /** What was selected in a text that has just gone. */
  #before: { readonly article: Article; readonly span: Span } | null = null;

  /** Takes another text, or none. In another version of the same article what was selected is selected again. */
  use(view: TextView | null): void {
    if (this.#view && this.span) this.#before = { article: this.#view.article, span: this.span };
    this.#view = view;
    this.span = null;
    if (!view) return;
    const before = this.#before?.article.id === view.article.id ? this.#before : null;
    const span = before && carrySpan(before.article.text, before.span, view.article.text);
    this.#before = null;
    if (span) this.select(span);
  }

  /** Takes over what the browser has selected. */
  read(): void {
    const selection = document.getSelection();
    this.span = selection && this.#view ? this.#view.spanOf(selection) : null;
  }

  /** Selects a span in the browser too, so that copying and assistive technology see it. */
  select(span: Span): void {
    if (this.#view?.select(span)) this.span = span;
  }

  clear(): void {
    document.getSelection()?.removeAllRanges();
    this.span = null;
  }

  /** Selects the unit at the selection, or at an offset when nothing is selected; again, the next one or the one before. */
  move(article: Article, offset: number, unit: Unit, direction: 1 | -1): boolean {
    const from = this.span;
    const next =
      direction === 1
        ? unitFrom(article, unit, from ? from.end + 1 : offset)
        : unitBefore(article, unit, from ? from.start : offset);
    if (next) this.select(next);
    return next !== null;
  }

  /** Selects the last unit up to an offset (1), or the first from it on (-1): where nothing further can be selected. */
  selectLast(article: Article, offset: number, unit: Unit, direction: 1 | -1): void {
    const last = direction === 1 ? unitBefore(article, unit, offset) : unitFrom(article, unit, offset);
    if (last) this.select(last);
  }

  /** Moves the end of the selection by a unit; answers what was added or left out, or null at the edge of the text. */
  extend(article: Article, by: 'word' | Unit, direction: 1 | -1): Span | null {
    const { span } = this;
    if (!span) return null;
    const end = direction === 1 ? endAfter(article, by, span.end) : endBefore(article, by, span.end);
    const trimmed = article.text.slice(0, end).trimEnd().length;
    if (trimmed <= span.start || trimmed === span.end) return null;
    this.select({ start: span.start, end: trimmed });
    return { start: Math.min(span.end, trimmed), end: Math.max(span.end, trimmed) };
  }
}

const endAfter = (article: Article, by: 'word' | Unit, end: number): number =>
  by === 'word' ? wordEdge(article, end, 1) : (unitFrom(article, by, end + 1)?.end ?? end);

const endBefore = (article: Article, by: 'word' | Unit, end: number): number =>
  by === 'word' ? wordEdge(article, end - 1, -1) : (unitBefore(article, by, end)?.start ?? end);
