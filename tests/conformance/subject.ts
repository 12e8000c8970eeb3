/** What the conformance suite talks to: a transport, wherever it runs, over an engine that holds the sample library. */
import type { Event } from '../../contract/events.ts';
import type { Reply } from '../../contract/reply.ts';
import type { HostCallName } from '../../contract/calls.ts';

export interface Subject {
  invoke(name: string, input: unknown): Promise<Reply<unknown>>;
  offers(): Promise<readonly HostCallName[]>;
  /** Listens from now on. */
  listen(): Promise<Listening>;
  /** Ends the engine's side without a word, as a crash would; null where both sides are one process. */
  readonly crash: (() => Promise<void>) | null;
  close(): Promise<void>;
}

export interface Listening {
  /** What was heard so far. */
  heard(): Promise<readonly Event[]>;
  /** Ends the subscription; twice, since the second time must do nothing. */
  stop(): Promise<void>;
}
