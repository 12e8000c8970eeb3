import { describe, expect, it } from 'vitest';
import { createClient } from '../../contract/client.ts';
import type { Event } from '../../contract/events.ts';
import type { LibraryStatus } from '../../contract/library.ts';
import type { Reply } from '../../contract/reply.ts';
import { LibraryState } from './library.svelte.ts';

const READY: LibraryStatus = {
  ...{
    dir: '/seeds',
    state: 'ready',
    articles: 3,
    refused: 0,
    reading: null,
    indexing: null,
    isIndexingPaused: false,
  },
  ...{ annotationsKept: 'library', annotationsDir: '/seeds/.seedleaf', damagedRecords: 0, reviewWaiting: 0 },
};
const READING: LibraryStatus = { ...READY, state: 'reading', articles: 0 };

/** An engine whose answers and events come when they are sent. */
function slowEngine() {
  const answers: ((reply: Reply<unknown>) => void)[] = [];
  const listeners = new Set<(event: Event) => void>();
  const client = createClient({
    invoke: () => new Promise((resolve) => answers.push(resolve)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offers: [],
  });
  const tell = (payload: LibraryStatus) => {
    for (const listener of listeners) listener({ name: 'library-changed', payload });
  };
  return { library: new LibraryState(client), answers, tell };
}

describe('The library on the screen', () => {
  it('is as the engine answers', async () => {
    const { library, answers } = slowEngine();
    const loading = library.load();
    answers[0]?.({ ok: true, value: READING });
    await loading;
    expect(library.status?.state).toBe('reading');
  });

  it('stays as it was told, when an answer from before comes later', async () => {
    const { library, answers, tell } = slowEngine();
    const loading = library.load();
    tell(READY);
    answers[0]?.({ ok: true, value: READING });
    await loading;
    expect(library.status?.state).toBe('ready');
  });
});
