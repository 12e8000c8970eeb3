/**
 * The one door between pages and the engine. Only the main frame of the program's own page is answered; the contract
 * checks the name and the input. Nothing else in this shell listens to a page.
 */
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { CallName } from '../contract/calls.ts';
import { dispatch, type Handlers } from '../contract/dispatch.ts';
import type { Event } from '../contract/events.ts';
import type { Reply } from '../contract/reply.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { APP_ORIGIN } from './origin.ts';

/** Answers calls with `handlers`. A stranger's call is rejected and told to `report`, as bugs are. */
export function answerCalls(handlers: Handlers<CallName>, report: (bug: unknown) => void): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isOwnFrame(event.senderFrame)) throw new Error('Only the page of the program may call.');
    return dispatch(handlers, name, input, report);
  });
}

/** Tells a window's page an event; a page that is gone or is not the program's own hears nothing. */
export function tell(contents: WebContents, event: Event): void {
  if (!contents.isDestroyed() && isOwnFrame(contents.mainFrame)) contents.send(EVENT_CHANNEL, event);
}

/** `frame` is null when its page was left before its message arrived. */
const isOwnFrame = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
