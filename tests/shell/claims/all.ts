/** Every claim that one running program can be held to. */
import { bridgeClaims } from './bridge.ts';
import type { Claim } from './claim.ts';
import { confinementClaims } from './confinement.ts';
import { desktopClaims } from './desktop.ts';
import { schemeClaims } from './scheme.ts';

export const claims: Readonly<Record<string, readonly Claim[]>> = {
  bridge: bridgeClaims,
  scheme: schemeClaims,
  confinement: confinementClaims,
  desktop: desktopClaims,
};
