/** What the person did and can take back, the last first: one history for annotations and saved searches. */

/** Whether something was taken back; false when that failed, and it can be tried again. */
export type Taken = boolean | 'overtaken';
/** Takes something back; `overtaken` when it was left as it is, as all of it is another since. */
export type TakeBack = () => Promise<Taken>;

interface Step {
  readonly takeBack: TakeBack;
  readonly what: string | null;
}

const MOST_STEPS = 100;

export class UndoHistory {
  /** Called when something was taken back, with what it was; null for what tells that by itself. */
  whenUndone: (what: string | null) => void = () => undefined;
  /** Called in its place when all of it was another since, and was left as it is. */
  whenOvertaken: (what: string | null) => void = () => undefined;
  /** Called when nothing can be taken back any more: what still offers it must go. */
  whenForgotten: () => void = () => undefined;
  #steps: readonly Step[] = [];
  /** What is being done and has not said yet how it is taken back. */
  readonly #underWay = new Set<Promise<unknown>>();

  /** Has the next undo wait for this to be done, so that it takes this back and nothing from before. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const end = (): boolean => this.#underWay.delete(work);
    work.then(end, end);
    return work;
  }

  /**
   * Notes what takes back what was done just now, and what that is, for the person: it may be nowhere on the screen when it
   * is taken back. Answers the way to take back that very thing, once.
   */
  add(takeBack: TakeBack, what: string | null): () => Promise<void> {
    const step = { takeBack, what };
    this.#steps = [...this.#steps, step].slice(-MOST_STEPS);
    return () => this.#take(step);
  }

  /** Takes back what was done last; false when there is nothing. */
  undo(): boolean {
    if (this.#underWay.size > 0) {
      void Promise.allSettled([...this.#underWay]).then(() => this.undo());
      return true;
    }
    const last = this.#steps.at(-1);
    if (last) void this.#take(last);
    return last !== undefined;
  }

  /** Nothing of it can be taken back any more, as in another library. */
  forget(): void {
    this.#steps = [];
    this.whenForgotten();
  }

  async #take(step: Step): Promise<void> {
    const place = this.#steps.indexOf(step);
    if (place < 0) return;
    this.#steps = this.#steps.filter((each) => each !== step);
    const taken = await step.takeBack();
    if (taken === 'overtaken') this.whenOvertaken(step.what);
    else if (taken) this.whenUndone(step.what);
    else this.#steps = [...this.#steps.slice(0, place), step, ...this.#steps.slice(place)];
  }
}
