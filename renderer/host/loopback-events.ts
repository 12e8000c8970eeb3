/**
 * The engine's events in a browser. A browser opens only six connections to a server, so of all tabs one holds the
 * stream and tells the others; when it closes, the next one takes over.
 */
import type { Event, Unsubscribe } from '../../contract/events.ts';
import { readJsonLines } from './json-lines.ts';
import type { Session } from './loopback-session.ts';

/** The name of the lock and of the channel that this server's tabs share; another server is another origin. */
const SHARED = 'seedleaf.events';

/** Waiting times between attempts to reach a server that is away, in milliseconds. */
const WAIT = { first: 250, longest: 5_000 } as const;

export interface EventChannel {
  subscribe(listener: (event: Event) => void): Unsubscribe;
  /** True while this tab holds the stream, and the server does not answer it or know it. */
  readonly isAway: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tells each event of one stream until it ends; false when the server does not know this tab. */
async function follow(session: Session, tell: (event: Event) => void): Promise<boolean> {
  const response = await session.post('/api/events', {});
  if (response.status === 401) return false;
  if (!response.ok || !response.body) throw new Error(`No events: the server answered ${response.status}.`);
  for await (const event of readJsonLines(response.body)) tell(event as Event); // the server sends the engine's
  return true;
}

interface Ears {
  readonly tell: (event: Event) => void;
  /** The stream has ended, or was refused. */
  readonly lost: () => void;
}

/** Keeps a stream open, again and again; ends only when the server refuses this tab. */
async function keepFollowing(session: Session, { tell, lost }: Ears): Promise<void> {
  for (let wait: number = WAIT.first; ; wait = Math.min(wait * 2, WAIT.longest)) {
    const heard = (event: Event): void => {
      wait = WAIT.first;
      tell(event);
    };
    // A broken stream is what this loop is for; the calls tell the person.
    const known = await follow(session, heard).catch(() => true);
    lost();
    if (!known) return;
    await pause(wait);
  }
}

/** Follows in turn with the other tabs; a tab that was refused takes its place again once it has another token. */
async function takeTurns(session: Session, ears: Ears): Promise<void> {
  for (;;) {
    const before = session.renewals;
    await navigator.locks.request(SHARED, () => keepFollowing(session, ears));
    await session.renewedSince(before);
    // Another tab may hold the stream by then.
    ears.tell({ name: 'events-missed', payload: {} });
  }
}

/** Listens from now on, for as long as the tab lives. */
export function openEventChannel(session: Session): EventChannel {
  const listeners = new Set<(event: Event) => void>();
  let isAway = false;
  const tellHere = (event: Event): void => {
    isAway = false;
    for (const listener of [...listeners]) listener(event);
  };
  const tabs = new BroadcastChannel(SHARED);
  tabs.onmessage = ({ data }) => tellHere(data as Event); // only tabs of this origin can send here
  const tellAll = (event: Event): void => {
    tabs.postMessage(event);
    tellHere(event);
  };
  void takeTurns(session, { tell: tellAll, lost: () => (isAway = true) });
  return {
    get isAway() {
      return isAway;
    },
    subscribe(listener) {
      // A listener of its own, so that the same function may subscribe twice.
      const own = (event: Event): void => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
