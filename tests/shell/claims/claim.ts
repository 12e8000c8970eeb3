/**
 * A claim is one sentence about the desktop shell and the way to see whether it holds. The specs hold every claim
 * against the program, against the packaged program, and against programs with a deliberate fault.
 */
import type { Shell } from '../launch.ts';

export interface Claim {
  readonly says: string;
  /** Throws when the claim does not hold. Leaves the shell as it found it. */
  readonly holds: (shell: Shell) => Promise<void>;
}

export const claim = (says: string, holds: Claim['holds']): Claim => ({ says, holds });
