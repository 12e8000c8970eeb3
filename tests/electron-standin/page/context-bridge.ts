/**
 * Electron's contextBridge across two JavaScript worlds of one page. Both worlds run this file.
 *
 * The detail of a CustomEvent is cloned when another world reads it, and dispatching an event is synchronous: together
 * they are a cloning, synchronous channel, which is what Electron's bridge is. Functions and promises cross as proxies,
 * errors keep their message alone, and whatever arrives in the page's world is frozen.
 */

export type World = 'page' | 'preload';

/** A value taken apart for the channel. Primitives cross as they are. */
type Packed =
  | string
  | number
  | boolean
  | bigint
  | null
  | undefined
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'clone'; readonly value: unknown }
  | { readonly kind: 'array'; readonly items: readonly Packed[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] };

type Outcome = { readonly ok: boolean; readonly value: Packed };

type Message =
  | { readonly kind: 'call'; readonly call: number; readonly id: number; readonly input: readonly Packed[] }
  | { readonly kind: 'expose'; readonly call: number; readonly key: string; readonly api: Packed }
  | ({ readonly kind: 'return'; readonly call: number } & Outcome)
  | ({ readonly kind: 'settle'; readonly id: number } & Outcome);

type AnyFunction = (...input: unknown[]) => unknown;
interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class ContextBridge {
  readonly #world: World;
  readonly #nonce: string;
  /** Taken before the page runs, so that the page cannot listen in by replacing it. */
  readonly #dispatch = window.dispatchEvent.bind(window);
  readonly #functions = new Map<number, AnyFunction>();
  readonly #ids = new Map<AnyFunction, number>();
  readonly #proxies = new Map<number, AnyFunction>();
  readonly #pending = new Map<number, Pending>();
  readonly #returned = new Map<number, Outcome>();
  #last = 0;

  /** `nonce` names the channel; the page must not know it. */
  constructor(nonce: string, world: World) {
    this.#nonce = nonce;
    this.#world = world;
    const other: World = world === 'page' ? 'preload' : 'page';
    window.addEventListener(`${nonce}:${other}`, (event) => {
      event.stopImmediatePropagation();
      // Only the bridge's other end knows the name of this event.
      this.#receive((event as CustomEvent<Message>).detail);
    });
  }

  /** `contextBridge.exposeInMainWorld`: called in the preload's world. */
  expose(key: string, api: unknown): void {
    this.#ask({ kind: 'expose', call: ++this.#last, key, api: this.#pack(api) });
  }

  #post(message: Message): void {
    this.#dispatch(new CustomEvent(`${this.#nonce}:${this.#world}`, { detail: message }));
  }

  /** Posts a message and takes the answer, which has arrived by the time that dispatching returns. */
  #ask(message: Extract<Message, { kind: 'call' | 'expose' }>): unknown {
    this.#post(message);
    const outcome = this.#returned.get(message.call);
    this.#returned.delete(message.call);
    if (!outcome) throw new Error('electron stand-in: the other world of the page does not answer.');
    if (!outcome.ok) throw this.#unpack(outcome.value) as Error;
    return this.#unpack(outcome.value);
  }

  #receive(message: Message): void {
    switch (message.kind) {
      case 'call':
        this.#answer(message.call, () => this.#run(message.id, message.input));
        break;
      case 'expose':
        this.#answer(message.call, () => this.#define(message.key, message.api));
        break;
      case 'return':
        this.#returned.set(message.call, message);
        break;
      case 'settle': {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        const value = this.#unpack(message.value);
        if (message.ok) pending?.resolve(value);
        else pending?.reject(value);
      }
    }
  }

  #answer(call: number, work: () => unknown): void {
    let outcome: Outcome;
    try {
      outcome = { ok: true, value: this.#pack(work()) };
    } catch (error) {
      outcome = { ok: false, value: this.#pack(error instanceof Error ? error : new Error(String(error))) };
    }
    this.#post({ kind: 'return', call, ...outcome });
  }

  #run(id: number, input: readonly Packed[]): unknown {
    const work = this.#functions.get(id);
    if (!work) throw new Error('electron stand-in: the function is gone.');
    return work(...input.map((part) => this.#unpack(part)));
  }

  #define(key: string, api: Packed): void {
    if (Object.hasOwn(window, key))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: deepFreeze(this.#unpack(api)), enumerable: true });
  }

  #pack(value: unknown): Packed {
    switch (typeof value) {
      case 'function':
        return { kind: 'function', id: this.#lend(value as AnyFunction) };
      case 'symbol':
        return undefined;
      case 'object':
        return value === null ? null : this.#packObject(value);
      case 'undefined':
      case 'string':
      case 'number':
      case 'boolean':
      case 'bigint':
        return value;
    }
  }

  #packObject(value: object): Packed {
    if (value instanceof Promise) return { kind: 'promise', id: this.#follow(value) };
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => this.#pack(item)) };
    if (Object.prototype.toString.call(value) === '[object Object]')
      return { kind: 'object', entries: Object.entries(value).map(([key, part]) => [key, this.#pack(part)]) };
    try {
      return { kind: 'clone', value: structuredClone(value) };
    } catch (error) {
      throw new TypeError('An object could not be cloned.', { cause: error });
    }
  }

  /** The number by which the other world calls a function of this one. */
  #lend(work: AnyFunction): number {
    const known = this.#ids.get(work);
    if (known !== undefined) return known;
    const id = ++this.#last;
    this.#ids.set(work, id);
    this.#functions.set(id, work);
    return id;
  }

  #follow(promise: Promise<unknown>): number {
    const id = ++this.#last;
    promise.then(
      (value) => this.#post({ kind: 'settle', id, ok: true, value: this.#pack(value) }),
      (error: unknown) => this.#post({ kind: 'settle', id, ok: false, value: this.#pack(error) }),
    );
    return id;
  }

  #unpack(packed: Packed): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    switch (packed.kind) {
      case 'function':
        return this.#proxy(packed.id);
      case 'promise':
        return new Promise((resolve, reject) => this.#pending.set(packed.id, { resolve, reject }));
      case 'error':
        return new Error(packed.message);
      case 'clone':
        return packed.value;
      case 'array':
        return packed.items.map((item) => this.#unpack(item));
      case 'object':
        return Object.fromEntries(packed.entries.map(([key, part]) => [key, this.#unpack(part)]));
    }
  }

  /** One proxy a function, so that a listener keeps its identity. */
  #proxy(id: number): AnyFunction {
    const known = this.#proxies.get(id);
    if (known) return known;
    const proxy: AnyFunction = (...input) =>
      this.#ask({ kind: 'call', call: ++this.#last, id, input: input.map((part) => this.#pack(part)) });
    this.#proxies.set(id, proxy);
    return proxy;
  }
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
