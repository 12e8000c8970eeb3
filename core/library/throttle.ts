/** Lets something happen at once, and then at most once in so many milliseconds while it is asked for again. */
import type { Unsubscribe } from '../../contract/events.ts';

export interface Throttled {
  (): void;
  /** Drops what is still due. */
  readonly cancel: Unsubscribe;
}

export function throttle(run: () => void, everyMs: number): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let due = false;
  const tick = (): void => {
    timer = null;
    if (due) call();
  };
  const call = (): void => {
    if (timer !== null) {
      due = true;
      return;
    }
    due = false;
    timer = setTimeout(tick, everyMs);
    run();
  };
  const cancel = (): void => {
    due = false;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return Object.assign(call, { cancel });
}
