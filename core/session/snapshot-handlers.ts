/** The calls about snapshots, answered by the open library's own. */
import type { Handlers } from '../../contract/dispatch.ts';
import type { snapshotCalls } from '../../contract/snapshots.ts';
import type { Snapshots } from '../annotations/store.ts';

/** `snapshots` fails with `library-missing` while there is nowhere to keep any. */
export const snapshotHandlers = (snapshots: () => Snapshots): Handlers<keyof typeof snapshotCalls> => ({
  listSnapshots: () => snapshots().list(),
  previewSnapshot: ({ name }) => snapshots().preview(name),
  restoreSnapshot: ({ name, ...choice }) => snapshots().restore(name, choice),
});
