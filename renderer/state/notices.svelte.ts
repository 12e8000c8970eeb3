/** Short messages at the foot of the screen, each with one thing to do about it, seldom two. */

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
  readonly action: NoticeAction | null;
  /** Another thing to do about it, after which it stays. */
  readonly also?: NoticeAction;
}

const PLAIN_MS = 6_000;

export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #next = 0;

  /**
   * Shows a notice; a plain one leaves by itself, a problem stays until it is dismissed. At most three stand at once: the
   * oldest makes room, a plain one before a problem.
   */
  show(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++;
    const first =
      this.shown.length < 3 ? null : (this.shown.find(({ tone }) => tone === 'plain') ?? this.shown[0]);
    this.shown = [...this.shown.filter((each) => each !== first), { ...notice, id }];
    if (notice.tone === 'plain') setTimeout(() => this.dismiss(id), PLAIN_MS);
    return id;
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }
}
