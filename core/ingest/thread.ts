/** Entry of the ingest thread: parsing is CPU work and stays off the main thread. */
import { parentPort } from 'node:worker_threads';
import { serve } from '../threads/threads.ts';
import { ingestFunctions } from './functions.ts';

if (!parentPort) throw new Error('The ingest thread runs as a worker.');
serve(parentPort, ingestFunctions);
