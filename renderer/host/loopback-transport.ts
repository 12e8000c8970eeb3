/** The transport of the loopback shell: calls by fetch, events by a stream. Never throws: what fails is `disconnected`. */
import type { Transport } from '../../contract/client.ts';
import { dispatch } from '../../contract/dispatch.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import { isHostCall, hostHandlers, OFFERS } from './loopback-host-calls.ts';
import { openEventChannel } from './loopback-events.ts';
import { openSession, type Session } from './loopback-session.ts';
import { askOnUnload } from './unload.ts';

const failed = (code: Failure['code'], message: string): Reply<never> => ({
  ok: false,
  error: { code, message, subject: null },
});

async function callServer(session: Session, name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    const response = await session.post('/api/call', { name, input });
    if (response.status === 413) return failed('file-too-large', `${name} carries too much.`);
    if (!response.ok) return failed('disconnected', `The server answered ${response.status}.`);
    return (await response.json()) as Reply<unknown>; // the server sends what dispatch() returned
  } catch (error) {
    return failed('disconnected', `The server cannot be reached (${String(error)}).`);
  }
}

/** Exchanges the address's one-time code, if it has one, for this tab's token, and listens to events. */
export async function openLoopbackTransport(): Promise<Transport> {
  const session = await openSession();
  const events = openEventChannel(session);
  return {
    offers: OFFERS,
    invoke: (name, input) =>
      isHostCall(name) ? dispatch(hostHandlers, name, input, reportError) : callServer(session, name, input),
    subscribe: (listener) => events.subscribe(listener),
    askBeforeLeaving: askOnUnload(() => events.isAway),
  };
}
