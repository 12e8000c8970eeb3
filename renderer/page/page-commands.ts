/** What the page's keys do. Each command says whether it had something to act on, so that the key is otherwise free. */
import { COLOURS } from '../../contract/annotation.ts';
import type { Article, Span } from '../../contract/article.ts';
import type { App } from '../state/app.svelte.ts';
import type { Pressed } from '../state/shortcuts.ts';
import type { Marking } from './marking.ts';
import type { PagePlace } from './page-place.svelte.ts';
import type { PageSelection } from './selection.svelte.ts';
import type { Unit } from './sentences.ts';
import type { Spoken } from './spoken.ts';

/** How Shift with an arrow moves the end of the selection; up and down go by paragraphs with Ctrl or Command held. */
const MOVES: Readonly<Record<string, readonly ['word' | Unit, 1 | -1]>> = {
  ArrowRight: ['word', 1],
  ArrowLeft: ['word', -1],
  ArrowDown: ['sentence', 1],
  ArrowUp: ['sentence', -1],
  'Mod+ArrowDown': ['paragraph', 1],
  'Mod+ArrowUp': ['paragraph', -1],
};

export class PageCommands {
  readonly #app: App;
  readonly #selection: PageSelection;
  readonly #marking: Marking;
  readonly #place: PagePlace;
  readonly #spoken: Spoken;

  constructor(app: App, selection: PageSelection, marking: Marking, place: PagePlace, spoken: Spoken) {
    this.#app = app;
    this.#selection = selection;
    this.#marking = marking;
    this.#place = place;
    this.#spoken = spoken;
  }

  /** Runs a shortcut; false when it is not the page's, or there is nothing it could act on. */
  run({ id, index }: Pressed): boolean {
    const { article } = this.#app.reading;
    if (!article) return false;
    switch (id) {
      case 'find-in-article':
        this.#app.find.begin();
        return true;
      case 'next-match':
        return this.stepMatch(1);
      case 'previous-match':
        return this.stepMatch(-1);
      case 'outline':
        this.#app.outlineShown = !this.#app.outlineShown;
        return true;
      case 'annotation-list':
        this.#app.annotationListShown = !this.#app.annotationListShown;
        return true;
      case 'print':
        window.print();
        return true;
      case 'select-sentence':
        return this.#select(article, 'sentence', index === 0 ? 1 : -1);
      case 'select-paragraph':
        return this.#select(article, 'paragraph', index === 0 ? 1 : -1);
      case 'mark':
        return this.#marking.colour(COLOURS[index] ?? 'sun');
      case 'note':
        return this.#marking.note();
      case 'copy':
        return this.#marking.copy();
      case 'cite':
        return this.#marking.cite();
      case 'delete':
        return this.#marking.remove();
      case 'next-annotation':
        return this.#marking.step(1);
      case 'previous-annotation':
        return this.#marking.step(-1);
      case 'same-place':
        return this.#marking.stepHere();
      case 'marks-in-text':
        return this.#turnMarks();
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

  /** Extends the selection with Shift and an arrow, by words, sentences and paragraphs. */
  extend(event: KeyboardEvent): void {
    const { article } = this.#app.reading;
    const field = event.target instanceof Element && event.target.closest('input, textarea');
    const mod = event.ctrlKey || event.metaKey;
    const move = event.shiftKey && !event.altKey ? MOVES[`${mod ? 'Mod+' : ''}${event.key}`] : undefined;
    if (!article || field || !move || this.#app.reading.screen !== 'page') return;
    const from = this.#selection.span ?? this.#pointedOut();
    if (!from) return;
    event.preventDefault();
    this.#selection.select(from);
    const changed = this.#selection.extend(article, ...move);
    if (changed) this.#spoken.extended(changed, move[1] === 1);
    else this.#spoken.edge(move[1]);
    this.#place.reveal(this.#selection.span ?? from);
  }

  /** Leaves the bar to find words for the page, with the match selected that the page was brought to. */
  leaveFind(): void {
    const { current, isReached } = this.#app.find;
    this.#app.find.close();
    if (current && isReached) this.#selection.select(current);
    this.#app.focusPage();
  }

  /** What a search or another jump led to, while it is in sight. */
  #pointedOut(): Span | null {
    const { stood } = this.#place;
    return stood?.by === 'jump' && this.#place.isInSight(stood.span) ? stood.span : null;
  }

  /** Where to go on from when nothing is selected: where the reader stands, while that is in sight; else at the top of it. */
  #standing(direction: 1 | -1): number {
    const { stood } = this.#place;
    if (!stood || !this.#place.isInSight(stood.span)) return this.#app.reading.offset;
    return direction === 1 && stood.by === 'selection' ? stood.span.end + 1 : stood.span.start;
  }

  #select(article: Article, unit: Unit, direction: 1 | -1): boolean {
    const from = this.#standing(direction);
    const moved = this.#selection.move(article, from, unit, direction);
    // What was let go of is selected again when nothing follows it: the key is seen to do something.
    const isAgain = !moved && this.#selection.span === null;
    if (isAgain) this.#selection.selectLast(article, from, unit, direction);
    const { span } = this.#selection;
    if (!span) return moved;
    this.#place.reveal(span);
    if (moved) this.#spoken.selected(span);
    else this.#spoken.edge(direction, isAgain ? span : null);
    return true;
  }

  #turnMarks(): boolean {
    const { settings } = this.#app;
    const marksInText = !settings.current.marksInText;
    void settings.change({ marksInText });
    this.#app.announce(marksInText ? settings.messages.marks.inText : settings.messages.marks.painted);
    return true;
  }

  #leave(): boolean {
    const { annotations, find } = this.#app;
    const { span } = this.#selection;
    const something = span !== null || annotations.activeId !== null || find.open;
    // What was only let go of can be gone through from its beginning; what was marked is done with.
    if (span) this.#place.stood = { span, by: 'click' };
    this.#selection.clear();
    annotations.activeId = null;
    find.close();
    return something;
  }
}
