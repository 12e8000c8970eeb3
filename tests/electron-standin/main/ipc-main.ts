/** `ipcMain`: handlers of calls by channel. Messages without an answer are not implemented. */
import type { IpcMainInvokeEvent } from 'electron';
import { strict } from './strict.ts';

type Handler = (event: IpcMainInvokeEvent, ...input: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = strict(
  {
    handle: (channel: string, handler: Handler): void => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string): void => void handlers.delete(channel),
  },
  'ipcMain',
);

/** Answers a page's call as Electron does: what is thrown arrives as one line of text. */
export async function answerInvoke(
  event: IpcMainInvokeEvent,
  channel: string,
  input: unknown[],
): Promise<{ readonly ok: boolean; readonly value: unknown }> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { ok: true, value: await handler(event, ...input) };
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
