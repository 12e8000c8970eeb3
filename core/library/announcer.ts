/** Says what changed, but not too often: the shelf and the library's state at most five times a second. */
import type { Event } from '../../contract/events.ts';
import type { LibraryStatus } from '../../contract/library.ts';
import { throttle, type Throttled } from './throttle.ts';

const EVERY_MS = 200;

export class Announcer {
  readonly #emit: (event: Event) => void;
  readonly shelfChanged: Throttled;
  readonly libraryChanged: Throttled;

  constructor(emit: (event: Event) => void, status: () => LibraryStatus) {
    this.#emit = emit;
    this.shelfChanged = throttle(() => emit({ name: 'shelf-changed', payload: {} }), EVERY_MS);
    this.libraryChanged = throttle(() => emit({ name: 'library-changed', payload: status() }), EVERY_MS);
  }

  articleChanged(articleId: string, gone: boolean): void {
    this.#emit({ name: 'article-changed', payload: { articleId, gone } });
  }

  close(): void {
    this.shelfChanged.cancel();
    this.libraryChanged.cancel();
  }
}
