/** Bundled and run inside the program's page: reaches the engine as the screen does, and lets a spec in. */
import type { Transport } from '../../contract/client.ts';
import type { Event, Unsubscribe } from '../../contract/events.ts';
import { chooseTransport } from '../../renderer/host/transport.ts';

/** What a spec finds in the page. */
export interface Conformance {
  readonly transport: Transport;
  readonly heard: Event[][];
  readonly stops: Unsubscribe[];
}

declare global {
  interface Window {
    conformance: Promise<Conformance>;
  }
}

window.conformance = chooseTransport().then((transport) => ({ transport, heard: [], stops: [] }));
