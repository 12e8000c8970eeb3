/** The threads of one open library: which there are, when each starts, and what follows when one dies. */
import type { AnchorFunctions } from '../annotations/functions.ts';
import type { IngestFunctions } from '../ingest/functions.ts';
import type { ImportFunctions } from '../interop/functions.ts';
import type { SearchFunctions, SearchThreadData } from '../search/functions.ts';
import { KeptThread } from '../threads/kept-thread.ts';
import type { Functions, Remote, StartThread, ThreadEnded, ThreadName } from '../threads/threads.ts';

export interface SessionThreads {
  /** Reads what arrives. */
  readonly background: Remote<IngestFunctions>;
  /** Reads what a person opens. */
  readonly foreground: Remote<IngestFunctions>;
  readonly search: Remote<SearchFunctions>;
  readonly anchorPassages: Remote<AnchorFunctions>['anchorPassages'];
  readonly imports: Remote<ImportFunctions>;
  stop(): Promise<void>;
}

export interface SessionThreadsOptions {
  readonly startThread: StartThread;
  /** Where the index lies between two starts. */
  readonly indexFolder: string;
  /** Takes every death of a thread. */
  readonly report: (error: unknown) => void;
  /** The search thread died, and its index with it. */
  readonly onIndexLost: () => void;
}

export function startThreads({
  startThread,
  indexFolder,
  report,
  onIndexLost,
}: SessionThreadsOptions): SessionThreads {
  const all: { stop(): Promise<void> }[] = [];
  const keep = <F extends Functions>(
    name: ThreadName,
    { data, follow = () => undefined }: { data?: unknown; follow?: () => void } = {},
  ): KeptThread<F> => {
    const onDeath = (reason: ThreadEnded): void => {
      report(new Error(`The ${name} thread died; it is started again when it is needed.`, { cause: reason }));
      follow();
    };
    const thread = new KeptThread<F>({ start: () => startThread(name, data), onDeath });
    all.push(thread);
    return thread;
  };
  const foreground = keep<IngestFunctions>('ingest');
  const background = keep<IngestFunctions>('ingest');
  const data = { indexFolder } satisfies SearchThreadData;
  const search = keep<SearchFunctions>('search', { data, follow: onIndexLost });
  // Most libraries never need these: a source must change under its marks first, or a file be read in.
  const anchor = keep<AnchorFunctions>('anchor');
  const imports = keep<ImportFunctions>('import');
  for (const thread of [foreground, background, search]) thread.wake();
  return {
    foreground: foreground.calls,
    background: background.calls,
    search: search.calls,
    imports: imports.calls,
    anchorPassages: (request) => anchor.calls.anchorPassages(request),
    stop: async () => {
      await Promise.all(all.map((thread) => thread.stop()));
    },
  };
}
