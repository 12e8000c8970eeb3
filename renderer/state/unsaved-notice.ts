/** The one notice that says what could not be saved: it stands until it is dismissed, or all is saved at last. */
import type { Notice, Notices } from './notices.svelte.ts';

export class UnsavedNotice {
  #id: number | null = null;
  readonly #notices: Notices;

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  /** Shows it in the place of what it said before; silent while it says this already. */
  show(notice: Omit<Notice, 'id' | 'tone'>): void {
    const isSaid = this.#notices.shown.some(({ id, text }) => id === this.#id && text === notice.text);
    if (isSaid) return;
    this.#dismiss();
    this.#id = this.#notices.show({ tone: 'problem', ...notice });
  }

  /** What it said is mended: `text` says so instead. */
  resolve(text: string): void {
    this.#dismiss();
    this.#notices.show({ tone: 'plain', text, action: null });
  }

  #dismiss(): void {
    if (this.#id !== null) this.#notices.dismiss(this.#id);
    this.#id = null;
  }
}
