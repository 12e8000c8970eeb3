/** Starts the engine's threads as Node workers. The shells' bundles hold one file a thread, beside the shell's own. */
import { Worker } from 'node:worker_threads';
import type { StartThread } from './threads.ts';

/** Threads from `<folder>/<name>-thread.js`; `folder` is a file URL that ends with a slash. */
export const workersIn =
  (folder: URL): StartThread =>
  (name, data) => {
    const file = new URL(`${name}-thread.js`, folder);
    const worker = new Worker(file, { name: `seedleaf-${name}`, workerData: data });
    return {
      port: worker,
      stop: async () => {
        await worker.terminate();
      },
    };
  };
