/** The search worker's entry: serves the search functions to the engine. */
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../threads/threads.ts';
import { createSearchFunctions, NEWEST_ONLY, type SearchThreadData } from './functions.ts';

if (!parentPort) throw new Error('The search thread runs as a worker only.');
// Given by the engine, which starts this thread. What is damaged is gone with the thread, which is then started anew.
serve(
  parentPort,
  createSearchFunctions(workerData as SearchThreadData, () => process.exit(1)),
  NEWEST_ONLY,
);
