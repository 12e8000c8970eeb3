/** Serves a thread's functions in the calling thread, over a real message channel: for tests that run from source. */
import { MessageChannel } from 'node:worker_threads';
import { serve, type Functions, type StartThread, type ThreadName } from './threads.ts';

export const inProcess =
  (functions: Record<ThreadName, (data: never) => Functions>): StartThread =>
  (name, data) => {
    const { port1, port2 } = new MessageChannel();
    // What a thread is told is what its functions take: the engine starts each by its name.
    serve(port1, functions[name](data as never));
    return {
      port: port2,
      stop: () => {
        port1.close();
        return Promise.resolve();
      },
    };
  };
