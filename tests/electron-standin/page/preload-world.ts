/** Injected into an isolated world before the preload script: the renderer's half of `electron`, and its `require`. */
import { strict } from '../main/strict.ts';
import { decode, encode } from './codec.ts';
import { ContextBridge } from './context-bridge.ts';
import type { Downward, Upward } from './wire.ts';

declare const STANDIN_NONCE: string;
declare const STANDIN_PLATFORM: string;
declare global {
  var __standinSend: (text: string) => void;
  var __standinReceive: (text: string) => void;
  var __standinRunPreload: (path: string, preload: Preload) => void;
}

type Require = (name: string) => unknown;
type Preload = (require: Require, process: unknown, module: { exports: unknown }, exports: unknown) => void;
type Listener = (event: object, ...input: unknown[]) => void;
interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const bridge = new ContextBridge(STANDIN_NONCE, 'preload');
// Taken away from the global object, so that a preload cannot reach the wire but through ipcRenderer.
const wire = globalThis.__standinSend;
const tell = (message: Upward): void => wire(encode(message));

const listeners = new Map<string, Listener[]>();
const pending = new Map<number, Pending>();
let last = 0;

const ipcRenderer = strict(
  {
    invoke: (channel: string, ...input: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const call = ++last;
        tell({ kind: 'invoke', call, channel, input });
        pending.set(call, { resolve, reject });
      }),
    send: (channel: string, ...input: unknown[]): void => tell({ kind: 'send', channel, input }),
    on: (channel: string, listener: Listener): unknown => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener): unknown => {
      const kept = (listeners.get(channel) ?? []).filter((candidate) => candidate !== listener);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
  },
  'ipcRenderer',
);

globalThis.__standinReceive = (text) => {
  // The main process writes this wire, with the type that both import.
  const message = decode(text) as Downward;
  if (message.kind === 'event') {
    for (const listener of listeners.get(message.channel) ?? [])
      listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...message.input);
    return;
  }
  const call = pending.get(message.call);
  pending.delete(message.call);
  if (message.ok) call?.resolve(message.value);
  else call?.reject(new Error(String(message.value)));
};

window.addEventListener(`${STANDIN_NONCE}:open`, (event) => {
  // The page's half of the stand-in sends this, under a name that the page does not know.
  const { detail } = event as CustomEvent<{ url: string; frameName: string; features: string }>;
  tell({ kind: 'window-open', ...detail });
});

const contextBridge = strict(
  { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
  'contextBridge',
);
const electron = strict({ ipcRenderer, contextBridge }, 'electron (in a preload)');

/** A sandboxed preload may require Electron and nothing of Node's that matters here. */
const require: Require = (name) => {
  if (name === 'electron' || name === 'electron/renderer') return electron;
  throw new Error(`module not found: ${name}`);
};
const process = strict(
  { platform: STANDIN_PLATFORM, contextIsolated: true, sandboxed: true, type: 'renderer', env: {} },
  'process (in a preload)',
);

globalThis.__standinRunPreload = (path, preload) => {
  const module = { exports: {} };
  try {
    preload(require, process, module, module.exports);
  } catch (error) {
    console.error(`Unable to load preload script: ${path}`, error);
    tell({
      kind: 'preload-error',
      path,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
};
