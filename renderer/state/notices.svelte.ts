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

/** How long a statement stays, and how long an offer, in milliseconds; long words stay longer. */
const STATEMENT_MS = 4_000;
const OFFER_MS = 10_000;
const MS_A_SIGN = 55;
/** What is left at least when it is let go again. */
const LET_GO_MS = 2_000;

interface Leaving {
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  /** How long it stays from `since` on. */
  readonly left: number;
  readonly since: number;
}

export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #next = 0;
  /** When those go that go by themselves. */
  readonly #leaving = new Map<number, Leaving>();
  /** Those that the pointer or the keyboard is on. */
  readonly #held = new Set<number>();

  /**
   * Shows a notice; a plain one leaves by itself, a problem stays until it is dismissed. At most three stand at once: the
   * oldest makes room, a plain one before a problem.
   */
  show(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++;
    const first =
      this.shown.length < 3 ? null : (this.shown.find(({ tone }) => tone === 'plain') ?? this.shown[0]);
    if (first) this.dismiss(first.id);
    this.shown = [...this.shown, { ...notice, id }];
    const least = notice.action ? OFFER_MS : STATEMENT_MS;
    if (notice.tone === 'plain') this.#letLeave(id, Math.max(least, notice.text.length * MS_A_SIGN));
    return id;
  }

  /** Takes away what can no longer be done; problems stay. */
  withdrawOffers(): void {
    for (const { id, tone, action } of this.shown) if (tone === 'plain' && action) this.dismiss(id);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
    clearTimeout(this.#leaving.get(id)?.timer);
    this.#leaving.delete(id);
    this.release(id);
  }

  /** While one is held none leaves: what is read or aimed at must not move away. */
  hold(id: number): void {
    this.#held.add(id);
    for (const [each, { timer, left, since }] of this.#leaving) {
      clearTimeout(timer);
      if (timer !== undefined)
        this.#leaving.set(each, { timer: undefined, left: left - (Date.now() - since), since });
    }
  }

  release(id: number): void {
    if (!this.#held.delete(id) || this.#held.size > 0) return;
    for (const [each, { left }] of this.#leaving) this.#letLeave(each, Math.max(left, LET_GO_MS));
  }

  #letLeave(id: number, left: number): void {
    const isHeld = this.#held.size > 0;
    const timer = isHeld ? undefined : setTimeout(() => this.dismiss(id), left);
    this.#leaving.set(id, { timer, left, since: Date.now() });
  }
}
