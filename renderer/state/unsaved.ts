/** What of the whole screen is not saved: saying so, trying again, and keeping a copy of it elsewhere. */
import type { Failure } from '../../contract/reply.ts';
import type { AnnotationsState } from './annotations.svelte.ts';
import type { InterchangeState } from './interchange.svelte.ts';
import type { NotebookState } from './notebook.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { ReadingState } from './reading.svelte.ts';
import type { ReviewState } from './review.svelte.ts';
import type { SettingsState } from './settings.svelte.ts';
import { UnsavedNotice } from './unsaved-notice.ts';

/** The parts of the screen that hold what may not be saved, and those that say so. */
interface Parts {
  readonly annotations: AnnotationsState;
  readonly review: ReviewState;
  readonly notebook: NotebookState;
  readonly reading: ReadingState;
  readonly interchange: InterchangeState;
  readonly settings: SettingsState;
  readonly notices: Notices;
  /** What a failure is in the reader's words. */
  readonly say: (failure: Failure) => string;
  readonly canSaveFiles: boolean;
}

export class Unsaved {
  readonly #parts: Parts;
  readonly #notice: UnsavedNotice;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#notice = new UnsavedNotice(parts.notices);
    const tellSaved = (): void => this.#notice.resolve(parts.settings.messages.margin.savedAtLast);
    parts.annotations.whenSavedAtLast = tellSaved;
    parts.review.whenSavedAtLast = tellSaved;
    parts.review.tell = (failure) => this.#tellOfReview(failure);
  }

  /** Whether words would be lost if the page went now; `isAway` when the engine is known to be out of reach. */
  wouldLoseWords(isAway: boolean): boolean {
    const { annotations, review, notebook } = this.#parts;
    const isUnsaved = annotations.unsaved > 0 || review.failure !== null || notebook.draftFailed;
    return isUnsaved || (isAway && (annotations.editingId !== null || notebook.editing !== null));
  }

  /** Tries again to save everything, also what is still being written. */
  async saveAgain(): Promise<void> {
    const { annotations, review, notebook } = this.#parts;
    await Promise.all([annotations.retry(), review.retry(), notebook.retryDraft()]);
  }

  /** Tries again to save what could not be saved: annotations, and decisions about them. */
  async retry(): Promise<void> {
    await Promise.all([this.#parts.annotations.retry(), this.#parts.review.retry()]);
    this.tell();
  }

  /** Says what was not saved and why, and offers to try again; silent when all was, and when it is being said. */
  tell(): void {
    const { annotations, review, settings, say, canSaveFiles } = this.#parts;
    const failure = annotations.failure ?? review.failure;
    if (!failure) return;
    const action = { label: settings.messages.app.retry, run: () => void this.retry() };
    const saveCopy = { label: settings.messages.interchange.saveCopy, run: () => void this.#saveCopy() };
    const also = canSaveFiles ? { also: saveCopy } : {};
    this.#notice.show({ text: say(failure), action, ...also });
  }

  /** Saves every annotation of the screen as a file of its own, also those that the engine cannot write. */
  async #saveCopy(): Promise<void> {
    const { annotations, interchange, reading, settings, notices, say } = this.#parts;
    annotations.finishEditing();
    const words = settings.messages.interchange;
    const reply = await interchange.saveCopy(annotations.held, words.copyName, reading.article);
    if (reply.ok && reply.value === null) return;
    const text = reply.ok ? words.saved(reply.value ?? '') : say(reply.error);
    notices.show({ tone: reply.ok ? 'plain' : 'problem', text, action: null });
  }

  #tellOfReview(failure: Failure): void {
    const { review, settings, notices, say } = this.#parts;
    const { changedMeanwhile } = settings.messages.review;
    const text = failure.code === 'text-changed' ? changedMeanwhile : say(failure);
    if (review.failure) this.tell();
    else notices.show({ tone: 'problem', text, action: null });
  }
}
