/** An event emitter that knows its events: listening for one that it never tells throws by name. */
import { EventEmitter } from 'node:events';

export type Listener = (...input: never[]) => void;

export class StrictEmitter extends EventEmitter {
  private readonly events: ReadonlySet<string>;
  private readonly title: string;

  constructor(title: string, events: readonly string[]) {
    super();
    this.title = title;
    this.events = new Set(events);
  }

  override on(event: string, listener: Listener): this {
    if (!this.events.has(event) && event !== 'newListener')
      throw new Error(`electron stand-in: the event '${event}' of ${this.title} is not implemented`);
    // EventEmitter itself takes any function.
    return super.on(event, listener as (...input: unknown[]) => void);
  }
}

/** An event that a listener may prevent. */
export interface Preventable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): T & Preventable {
  let prevented = false;
  return Object.defineProperties(
    { ...details, preventDefault: () => void (prevented = true) },
    { defaultPrevented: { get: () => prevented, enumerable: true } },
    // The getter that the line above defines is what the type promises.
  ) as T & Preventable;
}
