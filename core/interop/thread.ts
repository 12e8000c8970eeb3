/** Entry of the import thread: reading other programs' files and finding their passages is CPU work. */
import { parentPort } from 'node:worker_threads';
import { serve } from '../threads/threads.ts';
import { importFunctions } from './functions.ts';

if (!parentPort) throw new Error('The import thread runs as a worker.');
serve(parentPort, importFunctions);
