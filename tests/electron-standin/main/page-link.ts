/** The wire to the preload worlds of one page: which frame speaks, and what is said to it. */
import type { Session } from '../chromium/cdp.ts';
import { decode, encode } from '../page/codec.ts';
import { PRELOAD_WORLD, RECEIVE_FUNCTION, SEND_BINDING, type Downward, type Upward } from '../page/wire.ts';

/** Tells of a message, the frame that sent it, and how to answer in the same world. */
export type OnMessage = (message: Upward, frameId: string, answer: (reply: Downward) => void) => void;

export class PageLink {
  private readonly session: Session;
  /** The frame that each preload world belongs to. */
  private readonly worlds = new Map<number, string>();

  constructor(session: Session, onMessage: OnMessage) {
    this.session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      // The browser says here, in a field without a type of its own, which frame a world belongs to.
      const { frameId } = context.auxData as { frameId: string };
      if (context.name === PRELOAD_WORLD) this.worlds.set(context.id, frameId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.worlds.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.worlds.clear());
    session.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      const frameId = this.worlds.get(executionContextId);
      if (name !== SEND_BINDING || frameId === undefined) return;
      // preload-world.ts wrote it, with the type that both import.
      onMessage(decode(payload) as Upward, frameId, (reply) => this.push(executionContextId, reply));
    });
  }

  /** Says something to a frame's preload; nobody hears it in a frame without one. */
  tell(frameId: string, message: Downward): void {
    for (const [world, frame] of this.worlds) if (frame === frameId) this.push(world, message);
  }

  /** Throws when the message cannot be cloned. The page may go while it is on its way. */
  private push(world: number, message: Downward): void {
    const expression = `${RECEIVE_FUNCTION}(${JSON.stringify(encode(message))})`;
    this.session.send('Runtime.evaluate', { contextId: world, expression }).then(
      ({ exceptionDetails }) => {
        if (exceptionDetails)
          process.stderr.write(
            `electron stand-in: a preload threw: ${exceptionDetails.exception?.description ?? ''}\n`,
          );
      },
      (error: unknown) => {
        if (process.env['STANDIN_DEBUG']) process.stderr.write(`a message was not heard: ${String(error)}\n`);
      },
    );
  }
}
