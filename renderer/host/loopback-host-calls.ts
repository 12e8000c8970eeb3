/** The host calls that a browser tab answers by itself. */
import { hostCalls, type HostCallName } from '../../contract/calls.ts';
import type { Handlers } from '../../contract/dispatch.ts';

export const hostHandlers = {
  openLink: ({ url }) => {
    // The new tab gets no handle on this one and is not told where it came from.
    window.open(url, '_blank', 'noopener,noreferrer');
    return null;
  },
  saveFile: ({ name, mediaType, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads the bytes after the click; how soon, it does not say.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return name;
  },
} satisfies Partial<Handlers<HostCallName>>;

/** What this shell offers. */
export const OFFERS: readonly HostCallName[] = ['openLink', 'saveFile'];

/** True for a call that no server should see, offered or not. */
export const isHostCall = (name: string): boolean => Object.hasOwn(hostCalls, name);
