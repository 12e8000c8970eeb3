/** The process that fills an index in a folder, so that the one that answers holds nothing but what a start of the program holds. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { StoredIndex } from '../../core/search/stored-index.ts';
import { toFiller } from './engine-messages.ts';
import { documentOf } from './documents.ts';

/** Articles given to our index at a time. */
const BATCH = 16;

async function fill({ indexFolder, texts }: v.InferOutput<typeof toFiller>): Promise<void> {
  const index = new StoredIndex(indexFolder);
  for (const [number, text] of texts.entries()) {
    index.collection.put(documentOf(text, number));
    if (number % BATCH > 0) continue;
    index.keep(false);
    do await nextTurn();
    while (index.isBehind);
  }
  await index.rest();
}

process.once('message', (message) => {
  void fill(v.parse(toFiller, message)).then(() => process.disconnect());
});
