/** Entry of the anchor thread: comparing texts is CPU work and stays off the main thread. */
import { parentPort } from 'node:worker_threads';
import { serve } from '../threads/threads.ts';
import { anchorFunctions } from './functions.ts';

if (!parentPort) throw new Error('The anchor thread runs as a worker.');
serve(parentPort, anchorFunctions);
