/** What the ingest thread answers. */
import type { Functions } from '../threads/threads.ts';
import { ingestFile } from './ingest.ts';

export const ingestFunctions = { ingestFile } satisfies Functions;
export type IngestFunctions = typeof ingestFunctions;
