/** Paints spans of the text with the CSS Custom Highlight API: one name a colour, so that cost does not grow with marks. */
import { COLOURS, type Colour } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import { showInnermost } from './layers.ts';
import type { TextView } from './text-view.ts';

interface Mark extends Span {
  readonly colour: Colour;
}

/** Later names lie over earlier ones. */
const LAYERS = [
  ...COLOURS.flatMap((colour) => [`mark-${colour}`, `mark-${colour}-deep`]),
  'mark-active',
  'find',
  'find-current',
  'target',
];

function paint(name: string, view: TextView, spans: readonly Span[]): void {
  const highlight = new Highlight();
  for (const span of spans) for (const range of view.staticRanges(span)) highlight.add(range);
  highlight.priority = LAYERS.indexOf(name);
  CSS.highlights.set(name, highlight);
}

/** Paints every mark in its colour; where several lie over one another, the innermost shows, in a deeper one. */
export function paintMarks(view: TextView, marks: readonly Mark[]): void {
  const runs = showInnermost(marks);
  for (const colour of COLOURS) {
    const own = runs.filter(({ mark }) => mark.colour === colour);
    const [alone, shared] = [own.filter(({ isShared }) => !isShared), own.filter(({ isShared }) => isShared)];
    paint(`mark-${colour}`, view, alone);
    paint(`mark-${colour}-deep`, view, shared);
  }
}

/** Underlines the mark that the reader points at. */
export function paintActive(view: TextView, active: Span | null): void {
  paint('mark-active', view, active ? [active] : []);
}

/** Paints every occurrence of what is looked for, and the current one. */
export function paintFound(view: TextView, spans: readonly Span[], current: Span | null): void {
  paint('find', view, spans);
  paint('find-current', view, current ? [current] : []);
}

/** Paints the span that a jump led to. */
export function paintTarget(view: TextView, span: Span | null): void {
  paint('target', view, span ? [span] : []);
}

/** Takes every paint of the page away. */
export function clearPaint(): void {
  for (const name of LAYERS) CSS.highlights.delete(name);
}
