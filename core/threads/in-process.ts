/** Serves a thread's functions in the calling thread, over a real message channel: for tests that run from source. */
import { MessageChannel } from 'node:worker_threads';
import { serve, type Functions, type StartThread, type ThreadName } from './threads.ts';

export const inProcess =
  (functions: Record<ThreadName, () => Functions>): StartThread =>
  (name) => {
    const { port1, port2 } = new MessageChannel();
    serve(port1, functions[name]());
    return {
      port: port2,
      stop: () => {
        port1.close();
        return Promise.resolve();
      },
    };
  };
