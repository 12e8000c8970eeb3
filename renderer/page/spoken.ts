/** What the page says aloud, through assistive technology: what was selected, marked, or come to. */
import type { Colour } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import type { MarkedAnnotation } from '../state/annotations.svelte.ts';
import type { App } from '../state/app.svelte.ts';
import { shortened } from '../state/shortened.ts';

/** How much is read of words that the listener has just heard or knows, and of words that they are only coming to. */
const KNOWN = 120;
const NEW = 1_000;

export class Spoken {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** The words of a span that was just selected. */
  selected(span: Span): void {
    this.#app.announce(shortened(this.#wordsOf(span), NEW));
  }

  /** What was added to the selection or left out of it. */
  extended(changed: Span, isLonger: boolean): void {
    const words = shortened(this.#wordsOf(changed), NEW);
    this.#app.announce(isLonger ? this.#messages.with(words) : this.#messages.without(words));
  }

  /** That there is nothing further in a direction, and what was selected there instead. */
  edge(direction: 1 | -1, selected: Span | null = null): void {
    const said = direction === 1 ? this.#messages.noneAfter : this.#messages.noneBefore;
    this.#app.announce(selected ? `${said} ${shortened(this.#wordsOf(selected), KNOWN)}` : said);
  }

  marked(span: Span, colour: Colour): void {
    const words = shortened(this.#wordsOf(span), KNOWN);
    this.#app.announce(this.#messages.marked(this.#messages.colours[colour], words));
  }

  recoloured({ passage }: MarkedAnnotation, colour: Colour): void {
    const words = shortened(passage.exact, KNOWN);
    this.#app.announce(this.#messages.recoloured(this.#messages.colours[colour], words));
  }

  /** The annotation that the reader has come to; where several lie in its place, which of how many it is. */
  standing(annotation: MarkedAnnotation, at = 1, count = 1): void {
    const { colour, passage, note } = annotation;
    const said = [
      count > 1 ? this.#messages.ofHere(at, count) : '',
      this.#messages.standing(this.#messages.colours[colour], shortened(passage.exact, KNOWN)),
      note === '' ? '' : this.#messages.noteIs(shortened(note, NEW)),
    ];
    this.#app.announce(said.filter(Boolean).join(' '));
  }

  get #messages() {
    return this.#app.settings.messages.marks;
  }

  #wordsOf({ start, end }: Span): string {
    return this.#app.reading.article?.text.slice(start, end) ?? '';
  }
}
