/** The renderer's side of the contract, built over a transport of two functions. */
import type { CallName, HostCallName, InputOf, OutputOf } from './calls.ts';
import type { Event, EventName, Events, Unsubscribe } from './events.ts';
import type { Reply } from './reply.ts';

/** What a shell supplies. Nothing here throws: a lost connection is a reply with the code `disconnected`. */
export interface Transport {
  invoke(name: string, input: unknown): Promise<Reply<unknown>>;
  subscribe(listener: (event: Event) => void): Unsubscribe;
  /** The host calls that this shell offers. */
  readonly offers: readonly HostCallName[];
  /**
   * Has the person asked before the page goes while `wouldLose` says that words would go with it; `isAway` tells it that the
   * engine is known to be out of reach. Absent where nobody can ask.
   */
  readonly askBeforeLeaving?: (wouldLose: (isAway: boolean) => boolean) => void;
}

export interface Client {
  call<K extends CallName>(name: K, input: InputOf<K>): Promise<Reply<OutputOf<K>>>;
  on<K extends EventName>(name: K, listener: (payload: Events[K]) => void): Unsubscribe;
  offers(name: HostCallName): boolean;
}

export function createClient(transport: Transport): Client {
  return {
    // The wire carries what the handler of the same table returned, so its type is the table's.
    call: (name, input) => transport.invoke(name, input) as Promise<Reply<OutputOf<typeof name>>>,
    on: (name, listener) =>
      transport.subscribe((event) => {
        if (event.name === name) listener(event.payload as Events[typeof name]);
      }),
    offers: (name) => transport.offers.includes(name),
  };
}
