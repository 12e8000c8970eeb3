/** Chooses how the screen reaches the engine: the desktop shell's bridge where there is one, else the loopback server. */
import type { Transport } from '../../contract/client.ts';
import { askOnUnload } from './unload.ts';

declare global {
  interface Window {
    /** What the desktop shell's preload script puts there; absent in a browser. */
    readonly seedleaf?: Transport;
  }
}

/** Resolves at once in the desktop shell; in a browser, when the one-time code of the address is exchanged. */
export async function chooseTransport(): Promise<Transport> {
  // The desktop's engine ends with its window, never before.
  if (window.seedleaf) return { ...window.seedleaf, askBeforeLeaving: askOnUnload(() => false) };
  const { openLoopbackTransport } = await import('./loopback-transport.ts');
  return openLoopbackTransport();
}
