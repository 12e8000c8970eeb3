/**
 * Calls between the engine and its worker threads. Owns only the wire: requests, replies, errors. A thread's functions
 * take and return values that can be cloned; expected errors keep their code on the way.
 */
import { ExpectedError, failureOf, type Failure } from '../../contract/reply.ts';

/** The functions a thread answers, by name. */
export type Functions = Record<string, (input: never) => unknown>;

/** One end of a channel: a worker, its parent port, or one port of a MessageChannel. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit' | 'error', listener: (reason: unknown) => void): unknown;
}

/** The engine's view of a thread: every function, asynchronous. */
export type Remote<F extends Functions> = {
  readonly [K in keyof F]: (input: Parameters<F[K]>[0]) => Promise<Awaited<ReturnType<F[K]>>>;
};

/** The threads the engine needs. A shell starts each as a worker; a unit test serves it in its own thread. */
export type ThreadName = 'ingest' | 'search' | 'anchor' | 'import';
export interface Thread {
  readonly port: Port;
  /** Ends the thread; resolves when it is gone. */
  stop(): Promise<void>;
}
/** `data`, which can be cloned, is what the thread is told as it starts. */
export type StartThread = (name: ThreadName, data?: unknown) => Thread;

interface Request {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly id: number; readonly bug: Error };

/** Lets what came over the port meanwhile be seen. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Thrown by a function that lets go first what stands in a line: it is then called again behind that. */
export class GivesWay extends Error {
  constructor() {
    super('Something else goes first.');
    this.name = 'GivesWay';
  }
}

/** Null when the function gave way. */
async function answerTo({ id, name, input }: Request, functions: Functions): Promise<Answer | null> {
  try {
    const run = functions[name] as ((input: unknown) => unknown) | undefined;
    if (!run) throw new Error(`The thread has no function named ${name}.`);
    return { id, value: await run(input) };
  } catch (error) {
    if (error instanceof GivesWay) return null;
    const failure = failureOf(error);
    if (failure) return { id, failure };
    return { id, bug: error instanceof Error ? error : new Error(String(error)) };
  }
}

export interface Serving {
  /** The line a request stands in, of which only the newest counts; null when it stands in none. */
  readonly lineOf?: (name: string, input: unknown) => string | null;
  /** Takes the next message off the port while a function runs, when there is one. */
  readonly receive?: () => { readonly message: unknown } | undefined;
}

/** Requests that are being answered. */
export interface Served {
  /** Whether a newer request of the same line came while the one under way is answered. */
  isOvertaken(): boolean;
  /** Whether a request that stands in a line waits: somebody types. */
  isInTheWay(): boolean;
}

/**
 * Answers requests on a port, one after another in the order they came. A request that still waits when a newer one of the
 * same line comes is not worked through: it fails as `overtaken` at once. One that is under way may ask whether it is.
 */
export function serve(
  port: Port,
  functions: Functions,
  { lineOf = () => null, receive = () => undefined }: Serving = {},
): Served {
  const waiting: (Request & { readonly line: string | null })[] = [];
  let isAnswering = false;
  let underWay: string | null = null;
  const overtake = (line: string): void => {
    const older = waiting.findIndex((request) => request.line === line);
    const [request] = older < 0 ? [] : waiting.splice(older, 1);
    const failure: Failure = { code: 'overtaken', message: 'Something newer was asked.', subject: null };
    if (request) port.postMessage({ id: request.id, failure } satisfies Answer);
  };
  const work = async (): Promise<void> => {
    if (isAnswering) return;
    isAnswering = true;
    await turn();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      underWay = next.line;
      const answer = await answerTo(next, functions);
      underWay = null;
      if (answer === null) waiting.push(next);
      else port.postMessage(answer);
      await turn();
    }
    isAnswering = false;
  };
  const take = (message: unknown): void => {
    const request = message as Request;
    const line = lineOf(request.name, request.input);
    if (line !== null) overtake(line);
    waiting.push({ ...request, line });
  };
  port.on('message', (message) => {
    take(message);
    void work();
  });
  const receiveAll = (): void => {
    for (let next = receive(); next; next = receive()) take(next.message);
    // Nobody else answers what came while nothing was under way.
    if (waiting.length > 0) void work();
  };
  return {
    isOvertaken() {
      receiveAll();
      return underWay !== null && waiting.some(({ line }) => line === underWay);
    },
    isInTheWay() {
      receiveAll();
      return waiting.some(({ line }) => line !== null);
    },
  };
}

/** A thread died (it ran out of memory, it ended itself) before it answered. */
export class ThreadEnded extends Error {
  constructor(reason: unknown) {
    super(`A thread ended: ${reason instanceof Error ? reason.message : `code ${String(reason)}`}.`, {
      cause: reason,
    });
    this.name = 'ThreadEnded';
  }
}

/** Asks a thread for a function's answer, by name. */
export type Ask = (name: string, input: unknown) => Promise<unknown>;

/**
 * Asks over a port. When the thread dies, what is not answered and all that is asked later rejects with `ThreadEnded`,
 * and `onEnd` is told.
 */
export function askOver(port: Port, onEnd: (reason: ThreadEnded) => void = () => undefined): Ask {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let next = 0;
  let reason: unknown = null;
  let dead: ThreadEnded | null = null;

  port.on('error', (error) => (reason = error));
  // Only then has every answer that the thread could still give arrived.
  port.on('exit', (code) => {
    dead = new ThreadEnded(reason ?? code);
    for (const call of waiting.values()) call.reject(dead);
    waiting.clear();
    onEnd(dead);
  });
  port.on('message', (message) => {
    const reply = message as Answer;
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('value' in reply) call?.resolve(reply.value);
    else if ('failure' in reply)
      call?.reject(new ExpectedError(reply.failure.code, reply.failure.message, reply.failure.subject));
    else call?.reject(reply.bug);
  });

  return (name, input) =>
    new Promise((resolve, reject) => {
      if (dead) {
        reject(dead);
        return;
      }
      const id = next++;
      waiting.set(id, { resolve, reject });
      port.postMessage({ id, name, input } satisfies Request);
    });
}

/** A thread's functions, called through `ask`. */
export const remoteOf = <F extends Functions>(ask: Ask): Remote<F> =>
  // The proxy's names are those of F; what comes back is what the thread's function of that name returned.
  new Proxy({} as Remote<F>, {
    get: (_target, name) =>
      typeof name === 'string' && name !== 'then' ? (input: unknown) => ask(name, input) : undefined,
  });
