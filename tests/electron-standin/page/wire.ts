/** What crosses between a preload's world and the stand-in's main process, encoded by codec.ts. */

/** From the page. */
export type Upward =
  | { readonly kind: 'invoke'; readonly call: number; readonly channel: string; readonly input: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly input: unknown[] }
  | {
      readonly kind: 'window-open';
      readonly url: string;
      readonly frameName: string;
      readonly features: string;
    }
  | { readonly kind: 'preload-error'; readonly path: string; readonly error: unknown };

/** To the page. */
export type Downward =
  | { readonly kind: 'reply'; readonly call: number; readonly ok: boolean; readonly value: unknown }
  | { readonly kind: 'event'; readonly channel: string; readonly input: unknown[] };

/** The names that the injected scripts and the main process agree on. */
export const PRELOAD_WORLD = 'Electron Isolated Context';
export const SEND_BINDING = '__standinSend';
export const RECEIVE_FUNCTION = '__standinReceive';
export const RUN_PRELOAD_FUNCTION = '__standinRunPreload';
