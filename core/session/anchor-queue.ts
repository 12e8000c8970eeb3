/** Articles that wait to be looked at in the background: each once, a few at a time, the failed ones again later. */
import type { Unsubscribe } from '../../contract/events.ts';

/** Reading the next article while the thread compares this one is all there is to gain. */
const AT_A_TIME = 2;
/** Sources that could not be read are tried again after this long, in milliseconds. */
const RETRY_AFTER_MS = 15_000;

export interface AnchorQueue {
  add(articleId: string): void;
  /** Resolves when nothing waits and nothing is under way; what failed waits for its next turn, and is not counted. */
  idle(): Promise<void>;
  readonly close: Unsubscribe;
}

/** `look` answers whether it succeeded; it must not throw. */
export function createAnchorQueue(look: (articleId: string) => Promise<boolean>): AnchorQueue {
  const waiting = new Set<string>();
  const failed = new Set<string>();
  let underWay = 0;
  let retry: NodeJS.Timeout | null = null;
  let isClosed = false;
  let waiters: (() => void)[] = [];

  const isIdle = (): boolean => isClosed || (waiting.size === 0 && underWay === 0);
  const add = (articleId: string): void => {
    if (isClosed) return;
    failed.delete(articleId);
    waiting.add(articleId);
    // Whoever adds may add more in the same breath.
    queueMicrotask(work);
  };
  const retryFailed = (): void => {
    retry = null;
    for (const articleId of [...failed]) add(articleId);
  };
  const lookAt = async (articleId: string): Promise<void> => {
    underWay++;
    const succeeded = await look(articleId);
    underWay--;
    if (!succeeded && !isClosed) {
      failed.add(articleId);
      retry ??= setTimeout(retryFailed, RETRY_AFTER_MS).unref();
    }
    work();
  };
  const work = (): void => {
    while (!isClosed && underWay < AT_A_TIME) {
      const [next] = waiting;
      if (next === undefined) break;
      waiting.delete(next);
      void lookAt(next);
    }
    if (!isIdle()) return;
    for (const resolve of waiters) resolve();
    waiters = [];
  };
  return {
    add,
    idle: () =>
      isIdle() ? Promise.resolve() : new Promise<void>((resolve) => waiters.push(() => resolve())),
    close: () => {
      isClosed = true;
      if (retry) clearTimeout(retry);
      waiting.clear();
      work();
    },
  };
}
