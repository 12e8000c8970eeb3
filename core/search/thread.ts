/** The search worker's entry: serves the search functions to the engine. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { serve, type Served } from '../threads/threads.ts';
import { createSearchFunctions, lineOf, type SearchThreadData } from './functions.ts';

const port = parentPort;
if (!port) throw new Error('The search thread runs as a worker only.');
let served: Served | null = null;
// Given by the engine, which starts this thread.
const functions = createSearchFunctions(workerData as SearchThreadData, {
  // What is damaged is gone with the thread, which is then started anew.
  onDamage: () => process.exit(1),
  isOvertaken: () => served?.isOvertaken() ?? false,
  isInTheWay: () => served?.isInTheWay() ?? false,
});
served = serve(port, functions, {
  lineOf,
  receive: () => receiveMessageOnPort(port),
});
