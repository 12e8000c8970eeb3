/** Tells the person what was done to annotations and saved searches and offers to take it back, what was taken back, and what failed. */
import type { Colour } from '../../contract/annotation.ts';
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { Failure } from '../../contract/reply.ts';
import type { Notices } from './notices.svelte.ts';
import type { ReadingState } from './reading.svelte.ts';
import type { SettingsState } from './settings.svelte.ts';

/** What was done to how many annotations. */
export interface Done {
  readonly what: 'recoloured' | 'tagged' | 'deleted' | 'renamed' | 'written';
  readonly count: number;
  readonly colour: Colour | null;
}

interface Parts {
  readonly notices: Notices;
  readonly settings: SettingsState;
  readonly reading: ReadingState;
  /** What a failure is in the reader's words. */
  readonly say: (failure: Failure) => string;
  /** Says what could not be saved, if anything. */
  readonly unsaved: () => void;
}

export class Teller {
  /** The notice that says what was taken back last. */
  #undone: number | null = null;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was done to one annotation of the article on the page, in the reader's words. */
  step(what: keyof Messages['marks']['steps']): string {
    const { settings, reading } = this.#parts;
    return settings.messages.marks.steps[what](reading.article?.title ?? '');
  }

  /** What was done to so many, in the reader's words. */
  sentence({ what, count, colour }: Done): string {
    const { notebook, marks } = this.#parts.settings.messages;
    if (what !== 'recoloured') return notebook[what](count);
    return notebook.recoloured(count, colour === null ? '' : marks.colours[colour]);
  }

  /** Says what was done; `undo` takes it back. Answers how to stop offering that. */
  done(sentence: string, undo: () => void): () => void {
    const { notices, settings } = this.#parts;
    this.#withdrawUndone();
    const action = { label: settings.messages.app.undo, run: undo };
    const id = notices.show({ tone: 'plain', text: sentence, action });
    return () => notices.dismiss(id);
  }

  /** Says that one on the page was deleted, in the same way. */
  deleted(undo: () => void): () => void {
    return this.done(this.#parts.settings.messages.marks.deleted, undo);
  }

  /** Says visibly what was taken back, in place of what was before it: it may be anywhere. */
  undone(what: string | null): void {
    const { settings, reading } = this.#parts;
    // The review says by itself what it takes back.
    if (what !== null && reading.screen !== 'review') this.#say(settings.messages.app.undone(what));
  }

  /** Says what was not taken back, as somebody else has changed it since. */
  overtaken(what: string | null): void {
    if (what !== null) this.#say(this.#parts.settings.messages.app.overtaken(what));
  }

  #say(text: string): void {
    this.#withdrawUndone();
    this.#undone = this.#parts.notices.show({ tone: 'plain', text, action: null });
  }

  failed(failure: Failure): void {
    this.#parts.notices.show({ tone: 'problem', text: this.#parts.say(failure), action: null });
  }

  unsaved(): void {
    this.#parts.unsaved();
  }

  #withdrawUndone(): void {
    if (this.#undone !== null) this.#parts.notices.dismiss(this.#undone);
  }
}
