/** Decisions about passages on their way to the engine; what could not be saved is tried again by itself. */
import type { InputOf } from '../../contract/calls.ts';
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import type { Decided, ReviewItem } from '../../contract/review.ts';
import { Retrying } from './retrying.ts';

export type Decision = InputOf<'decide'>['decision'];

interface Unsaved {
  readonly item: ReviewItem;
  readonly decision: Decision;
}

interface Listener {
  /** The engine has kept it. */
  readonly taken: (item: ReviewItem, decision: Decision, decided: Decided) => void;
  /** It was not kept: for now, when the failure is `failure` too, or at all. */
  readonly failed: (failure: Failure) => void;
  /** What could not be saved at first is saved, all of it. */
  readonly savedAtLast: () => void;
}

export class Decisions {
  /** Why the last one was not saved; null after one that was. */
  failure = $state.raw<Failure | null>(null);
  #unsaved = $state.raw<ReadonlyMap<string, Unsaved>>(new Map());
  readonly #retrying = new Retrying(() => this.retry());
  readonly #client: Client;
  readonly #listener: Listener;

  constructor(client: Client, listener: Listener) {
    this.#client = client;
    this.#listener = listener;
  }

  isUnsaved(annotationId: string): boolean {
    return this.#unsaved.has(annotationId);
  }

  /** True when it was kept, or will be; the newest decision about an annotation counts. */
  async decide(item: ReviewItem, decision: Decision): Promise<boolean> {
    const { id } = item.annotation;
    const reply = await this.#client.call('decide', { annotationId: id, decision });
    const isLater = !reply.ok && ['save-failed', 'disconnected'].includes(reply.error.code);
    const hadFailed = this.#unsaved.has(id);
    const unsaved = new Map(this.#unsaved);
    if (isLater) unsaved.set(id, { item, decision });
    else unsaved.delete(id);
    this.#unsaved = unsaved;
    this.failure = isLater ? reply.error : null;
    if (reply.ok) this.#listener.taken(item, decision, reply.value);
    else if (!hadFailed || !isLater) this.#listener.failed(reply.error);
    if (isLater) this.#retrying.failed();
    else if (unsaved.size === 0) this.#retrying.saved();
    if (reply.ok && hadFailed && unsaved.size === 0) this.#listener.savedAtLast();
    return reply.ok || isLater;
  }

  /** Tries again to save what could not be saved. */
  async retry(): Promise<void> {
    for (const { item, decision } of [...this.#unsaved.values()]) await this.decide(item, decision);
  }

  forget(): void {
    this.#unsaved = new Map();
    this.#retrying.saved();
    this.failure = null;
  }
}
