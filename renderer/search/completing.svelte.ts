/** What is offered while a query is typed, and how the keys choose among it. */
import { complete, type Completion } from '../../contract/query/complete.ts';
import type { App } from '../state/app.svelte.ts';

export class Completing {
  /** The option that Tab takes; -1 for none. */
  active = $state(0);
  /** Offset of the caret in the query; -1 while the field has no keyboard or the offers were sent away. */
  #caret = $state(-1);
  readonly #app: App;

  readonly offer: Completion | null = $derived.by(() => {
    if (this.#caret < 0) return null;
    const { search, shelf, settings } = this.#app;
    return complete(search.query, this.#caret, {
      tags: search.tags,
      languages: shelf.languages.map(({ code }) => code),
      colourNames: settings.colourNames,
      language: settings.language,
    });
  });

  constructor(app: App) {
    this.#app = app;
  }

  /** The caret is here now, after something was typed. */
  typed(caret: number | null): void {
    this.#caret = caret ?? -1;
    // Many a word begins like a field: Tab makes one of it only when that was chosen.
    this.active = this.offer?.kind === 'value' ? 0 : -1;
  }

  close(): void {
    this.#caret = -1;
  }

  /** Moves among what is on offer; false where that ends, so that the key means something else. */
  move(by: 1 | -1): boolean {
    const { offer } = this;
    if (!offer) return false;
    const count = offer.options.length;
    const next = this.active + by;
    if (offer.kind === 'value') this.active = (next + count) % count;
    else if (next < -1 || next >= count) return false;
    else this.active = next;
    return true;
  }

  /** Takes an option: answers the query with it, and where the caret goes. */
  take(index = this.active): { query: string; caret: number } | null {
    const { offer } = this;
    const option = offer?.options[index];
    if (!offer || option === undefined) return null;
    const { query } = this.#app.search;
    // A field waits for its value; a value is done.
    const text = offer.kind === 'field' ? option : `${option} `;
    const caret = offer.span.start + text.length;
    return {
      query: query.slice(0, offer.span.start) + text + query.slice(offer.span.end).trimStart(),
      caret,
    };
  }
}
