/** What the ingest thread answers. */
import type { Functions } from '../threads/threads.ts';
import { ingestFile } from './ingest.ts';
import { sketchOf } from './sketch.ts';

const sketchText = ({ text }: { readonly text: string }): string => sketchOf(text);

export const ingestFunctions = { ingestFile, sketchText } satisfies Functions;
export type IngestFunctions = typeof ingestFunctions;
