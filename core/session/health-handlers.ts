/** The calls of Library health, answered by the open library's own. */
import type { Handlers } from '../../contract/dispatch.ts';
import type { healthCalls } from '../../contract/health.ts';
import type { Health } from './health.ts';

/** `health` fails with `library-missing` while there is nowhere to keep annotations. */
export const healthHandlers = (health: () => Health): Handlers<keyof typeof healthCalls> => ({
  libraryHealth: () => health().now(),
  deletedAnnotations: ({ count }) => health().deleted(count),
  checkEverything: () => health().check(),
});
