/** Asks the same thing anew whenever it may have changed, without asking more than once at a time. */

/** Runs `ask`; of calls that come while it runs, one more run answers all. Resolves when nothing newer is wanted. */
export function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let isWanted = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      while (isWanted) {
        isWanted = false;
        await ask();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    isWanted = true;
    running ??= run();
    return running;
  };
}
