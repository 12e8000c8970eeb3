/** Tells the margin and the rail where the page has set the marks and headings. */
import type { App } from '../state/app.svelte.ts';
import { topsOf } from './text-places.ts';
import type { TextView } from './text-view.ts';

/** More headings than this would make of the rail one grey line. */
const MOST_HEADINGS = 300;

/** Measures now; tops count from the text's top, in pixels. */
export function measurePlacement(view: TextView, { annotations, placement }: App): void {
  const top = view.root.parentElement?.getBoundingClientRect().top ?? 0;
  const marks = annotations.anchored.flatMap(({ id, anchor }) =>
    anchor.state === 'orphaned' ? [] : [{ id, start: anchor.start }],
  );
  const tops = topsOf(
    view,
    marks.map(({ start }) => start),
    top,
  );
  placement.tops = new Map(marks.map(({ id }, at) => [id, tops[at] ?? 0]));
  placement.height = view.root.scrollHeight;
  const headings = view.article.blocks.filter(({ kind }) => kind === 'heading');
  placement.headings =
    headings.length > MOST_HEADINGS
      ? []
      : topsOf(
          view,
          headings.map(({ start }) => start),
          view.root.getBoundingClientRect().top,
        );
}

/**
 * Calls `measure` once a frame at most, when the text's height changes and when sections of it are laid out or let go.
 * Answers how to stop.
 */
export function watchPlacement(root: HTMLElement, measure: () => void): () => void {
  let frame = 0;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  const observer = new ResizeObserver(soon);
  observer.observe(root);
  root.addEventListener('contentvisibilityautostatechange', soon);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    root.removeEventListener('contentvisibilityautostatechange', soon);
  };
}
