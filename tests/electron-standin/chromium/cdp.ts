/** Speaks the Chrome DevTools Protocol with a browser over a pair of pipes. Owns the wire; knows no Electron. */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
// Playwright ships the protocol's types and does not export them by name.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
type Method = keyof Protocol.CommandParameters;
type EventMethod = keyof Protocol.Events;

/** Commands and events of one target; the browser itself is the session without an id. */
export interface Session {
  send<M extends Method>(
    method: M,
    parameters?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]>;
  on<E extends EventMethod>(event: E, listener: (payload: Protocol.Events[E]) => void): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What arrives: the answer to a command, or an event. */
interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class Cdp {
  readonly browser: Session = this.session('');
  readonly #waiting = new Map<number, Waiting>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #output: Writable;
  #last = 0;
  #rest = '';

  /** `output` carries commands to the browser, `input` its answers; both are split by NUL bytes. */
  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.setEncoding('utf8');
    input.on('data', (text: string) => this.#receive(text));
    input.on('close', () => this.#end());
    // Writing to a browser that has just ended fails; its calls are rejected when the other pipe closes.
    output.on('error', () => this.#end());
  }

  /** A session by the id that the browser gave it. */
  session(id: string): Session {
    return {
      send: (method, parameters) =>
        // The protocol's own table of types says what the browser answers.
        this.#send(id, method, parameters) as Promise<Protocol.CommandReturnValues[typeof method]>,
      on: (event, listener) => {
        this.#events.on(`${id}:${event}`, listener);
      },
    };
  }

  #send(sessionId: string, method: string, params: unknown): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  #receive(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    // The browser is the one peer of this pipe, and writes what its protocol says.
    for (const message of messages) this.#dispatch(JSON.parse(message) as Message);
  }

  #dispatch({ id, sessionId = '', method, params, result, error }: Message): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId}:${method ?? ''}`, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has ended.'));
    this.#waiting.clear();
  }
}
