/** The bridge: gives the page a transport and nothing else. No channel name, no Electron object and no event crosses. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { HostCallName } from '../contract/calls.ts';
import type { Transport } from '../contract/client.ts';
import type { Event } from '../contract/events.ts';
import type { Reply } from '../contract/reply.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

/** This shell offers every host call; one that the contract gains must be added here, or this does not compile. */
const OFFERED: Readonly<Record<HostCallName, true>> = {
  pickFolder: true,
  revealSource: true,
  openLink: true,
  saveFile: true,
  takeLink: true,
};

const disconnected = (error: unknown): Reply<never> => ({
  ok: false,
  error: { code: 'disconnected', message: String(error), subject: null },
});

const bridge: Transport = {
  // The main process answers with the contract's replies; only a broken wire or a value that cannot cross rejects.
  invoke: (name, input) =>
    ipcRenderer.invoke(CALL_CHANNEL, name, input).catch(disconnected) as Promise<Reply<unknown>>,
  subscribe: (listener) => {
    const relay = (_event: IpcRendererEvent, event: Event) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, relay);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, relay);
    };
  },
  // Object.keys forgets that the record's keys are exactly the host calls.
  offers: Object.keys(OFFERED) as HostCallName[],
};

contextBridge.exposeInMainWorld('seedleaf', bridge);
