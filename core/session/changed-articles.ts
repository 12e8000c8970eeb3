/** Tells of articles that changed: once for all that change in one breath. */
import type { Unsubscribe } from '../../contract/events.ts';
import { createListeners } from '../annotations/listeners.ts';

export interface ChangedArticles {
  add(articleId: string): void;
  listen(listener: (articleIds: readonly string[]) => void): Unsubscribe;
}

export function createChangedArticles(): ChangedArticles {
  const listeners = createListeners<readonly string[]>();
  let untold = new Set<string>();
  const tell = (): void => {
    const told = [...untold];
    untold = new Set();
    listeners.tell(told);
  };
  return {
    add: (articleId) => {
      if (untold.size === 0) queueMicrotask(tell);
      untold.add(articleId);
    },
    listen: listeners.add,
  };
}
