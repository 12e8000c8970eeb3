/** What is selected on the page, as a span of the text: by mouse, by touch or by keyboard alone. */
import type { Article, Span } from '../../contract/article.ts';
import { sentenceBefore, sentenceFrom, wordEdge } from './sentences.ts';
import type { TextView } from './text-view.ts';

export class PageSelection {
  span = $state.raw<Span | null>(null);
  /** True while a pointer is still drawing it: nothing should pop up under it. */
  drawing = $state(false);
  #view: TextView | null = null;

  use(view: TextView | null): void {
    this.#view = view;
    this.span = null;
  }

  /** Takes over what the browser has selected. */
  read(): void {
    const selection = document.getSelection();
    this.span = selection && this.#view ? this.#view.spanOf(selection) : null;
  }

  /** Selects a span in the browser too, so that copying and assistive technology see it. */
  select(span: Span): void {
    const ranges = this.#view?.ranges(span) ?? [];
    const first = ranges[0];
    const last = ranges.at(-1);
    if (!first || !last) return;
    document
      .getSelection()
      ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    this.span = span;
  }

  clear(): void {
    document.getSelection()?.removeAllRanges();
    this.span = null;
  }

  /** Selects the sentence at the selection, or at an offset when nothing is selected; again, the next one. */
  sentence(article: Article, offset: number, direction: 1 | -1 = 1): void {
    const from = this.span;
    const next =
      direction === 1
        ? sentenceFrom(article, from ? from.end + 1 : offset)
        : sentenceBefore(article, from ? from.start : offset);
    if (next) this.select(next);
  }

  /** Moves the end of the selection by a word or by a sentence. */
  extend(article: Article, by: 'word' | 'sentence', direction: 1 | -1): void {
    const { span } = this;
    if (!span) return;
    const end =
      by === 'word'
        ? wordEdge(article, direction === 1 ? span.end : span.end - 1, direction)
        : direction === 1
          ? (sentenceFrom(article, span.end + 1)?.end ?? span.end)
          : (sentenceBefore(article, span.end)?.start ?? span.end);
    const trimmed = article.text.slice(0, end).trimEnd().length;
    if (trimmed > span.start) this.select({ start: span.start, end: trimmed });
  }
}
