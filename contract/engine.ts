/** What a shell hosts: the engine's handlers and its events. `core/reader.ts` makes the real one. */
import type { EngineCalls } from './calls.ts';
import type { Handlers } from './dispatch.ts';
import type { Event, Unsubscribe } from './events.ts';

export interface Engine {
  readonly handlers: Handlers<keyof EngineCalls>;
  subscribe(listener: (event: Event) => void): Unsubscribe;
  /** Absolute path of an article's source, for the shell's file manager; null when there is none. */
  sourcePath(articleId: string): string | null;
  /** Finishes what is being written and ends the threads. */
  close(): Promise<void>;
}
