/** The search worker's entry: serves the search functions to the engine. */
import { parentPort } from 'node:worker_threads';
import { serve } from '../threads/threads.ts';
import { createSearchFunctions } from './functions.ts';

if (!parentPort) throw new Error('The search thread runs as a worker only.');
serve(parentPort, createSearchFunctions());
