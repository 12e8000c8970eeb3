/** The browser's own question before a page goes. In the desktop shell, the shell asks it in its place. */
import type { Transport } from '../../contract/client.ts';

/** `isAway` tells whether the engine is known to be out of reach. */
export const askOnUnload =
  (isAway: () => boolean): NonNullable<Transport['askBeforeLeaving']> =>
  (wouldLose) =>
    addEventListener('beforeunload', (event) => {
      if (wouldLose(isAway())) event.preventDefault();
    });
