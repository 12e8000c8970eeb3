/** What the page's keys do. Each command says whether it had something to act on, so that the key is otherwise free. */
import { COLOURS } from '../../contract/annotation.ts';
import type { App } from '../state/app.svelte.ts';
import type { Pressed } from '../state/shortcuts.ts';
import type { Marking } from './marking.ts';
import type { PagePlace } from './page-place.svelte.ts';
import type { PageSelection } from './selection.svelte.ts';

/** How Shift with an arrow moves the end of the selection. */
const MOVES: Readonly<Record<string, readonly ['word' | 'sentence', 1 | -1]>> = {
  ArrowRight: ['word', 1],
  ArrowLeft: ['word', -1],
  ArrowDown: ['sentence', 1],
  ArrowUp: ['sentence', -1],
};

export class PageCommands {
  readonly #app: App;
  readonly #selection: PageSelection;
  readonly #marking: Marking;
  readonly #place: PagePlace;

  constructor(app: App, selection: PageSelection, marking: Marking, place: PagePlace) {
    this.#app = app;
    this.#selection = selection;
    this.#marking = marking;
    this.#place = place;
  }

  /** Runs a shortcut; false when it is not the page's, or there is nothing it could act on. */
  run({ id, index }: Pressed): boolean {
    const { article } = this.#app.reading;
    if (!article) return false;
    switch (id) {
      case 'find-in-article':
        this.#app.find.open = true;
        return true;
      case 'next-match':
        return this.stepMatch(1);
      case 'previous-match':
        return this.stepMatch(-1);
      case 'outline':
        this.#app.outlineShown = !this.#app.outlineShown;
        return true;
      case 'select-sentence':
        this.#selection.sentence(article, this.#app.reading.offset);
        if (this.#selection.span) this.#place.reveal(this.#selection.span);
        return true;
      case 'mark':
        return this.#marking.colour(COLOURS[index] ?? 'sun');
      case 'note':
        return this.#marking.note();
      case 'copy':
        return this.#marking.copy();
      case 'delete':
        return this.#marking.remove();
      case 'next-annotation':
        return this.#marking.step(1);
      case 'previous-annotation':
        return this.#marking.step(-1);
      case 'escape':
        return this.#leave();
      default:
        return false;
    }
  }

  /** Goes to the next (1) or the former (-1) match of what is looked for in the article. */
  stepMatch(direction: 1 | -1): boolean {
    const { find, reading } = this.#app;
    find.step(direction);
    if (find.current) reading.show(find.current);
    return find.open;
  }

  /** Extends the selection with Shift and an arrow, by words and sentences. */
  extend(event: KeyboardEvent): void {
    const { article } = this.#app.reading;
    const field = event.target instanceof Element && event.target.closest('input, textarea');
    const move =
      event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey ? MOVES[event.key] : undefined;
    if (!article || field || !move || !this.#selection.span) return;
    event.preventDefault();
    this.#selection.extend(article, ...move);
    this.#place.reveal(this.#selection.span);
  }

  #leave(): boolean {
    const { annotations, find } = this.#app;
    const something = this.#selection.span !== null || annotations.activeId !== null || find.open;
    this.#selection.clear();
    annotations.activeId = null;
    find.close();
    return something;
  }
}
