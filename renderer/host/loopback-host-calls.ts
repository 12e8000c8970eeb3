/** The host calls that a browser tab answers by itself. */
import { hostCalls, type HostCallName } from '../../contract/calls.ts';
import type { Handlers } from '../../contract/dispatch.ts';

export const hostHandlers = {
  openLink: ({ url }) => {
    // The new tab gets no handle on this one and is not told where it came from.
    window.open(url, '_blank', 'noopener,noreferrer');
    return null;
  },
} satisfies Partial<Handlers<HostCallName>>;

/** What this shell offers. */
export const OFFERS: readonly HostCallName[] = ['openLink'];

/** True for a call that no server should see, offered or not. */
export const isHostCall = (name: string): boolean => Object.hasOwn(hostCalls, name);
