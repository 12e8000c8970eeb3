/** A transport over an engine in the same process: the same choke point and the same wire (JSON) as a real shell. */
import type { HostCallName } from '../../contract/calls.ts';
import type { Transport } from '../../contract/client.ts';
import { dispatch, type Handlers } from '../../contract/dispatch.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Event } from '../../contract/events.ts';
import type { ErrorCode } from '../../contract/reply.ts';

export interface FakeTransport extends Transport {
  /** Every call so far, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** Makes the next call of this name fail with this code, before it reaches the engine. */
  failNext(name: string, code: ErrorCode): void;
  /** Makes every call of this name fail with this code, until what it answers is called. */
  fail(name: string, code: ErrorCode): () => void;
}

const HOST: Handlers<HostCallName> = {
  pickFolder: () => '/home/reader/Another library',
  revealSource: () => null,
  openLink: () => null,
  saveFile: ({ name }) => name,
  takeLink: () => null,
};

/** Refuses what JSON would change or drop: the two shells would carry different values. */
function assertJson(value: unknown, where: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => assertJson(item, `${where}[${index}]`));
    return;
  }
  const plain =
    typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value) as null);
  if (!plain) throw new TypeError(`${where} is not a JSON value (${typeof value}).`);
  for (const [key, field] of Object.entries(value))
    if (field !== undefined) assertJson(field, `${where}.${key}`);
}

/** Sends a value over the wire; throws when the wire would change it. */
function overJson<T>(value: T, where: string): T {
  assertJson(value, where);
  return JSON.parse(JSON.stringify(value)) as T; // JSON is the identity on what assertJson lets through
}

/** A transport that offers the named host calls, answered by harmless fakes or by `host`. */
export function createFakeTransport(
  engine: Engine,
  options: { offers?: readonly HostCallName[]; host?: Partial<Handlers<HostCallName>> } = {},
): FakeTransport {
  const offers = options.offers ?? [];
  const offered = Object.entries({ ...HOST, ...options.host }).filter(([name]) =>
    offers.some((one) => one === name),
  );
  const handlers = { ...engine.handlers, ...Object.fromEntries(offered) };
  const calls: { name: string; input: unknown }[] = [];
  const failures = new Map<string, ErrorCode>();
  const failing = new Map<string, ErrorCode>();
  const bugs = (bug: unknown): void => console.error(bug);

  return {
    offers,
    calls,
    failNext: (name, code) => void failures.set(name, code),
    fail: (name, code) => {
      failing.set(name, code);
      return () => void failing.delete(name);
    },
    async invoke(name, input) {
      calls.push({ name, input });
      const code = failures.get(name) ?? failing.get(name);
      if (code) {
        failures.delete(name);
        return { ok: false, error: { code, message: `${name} fails, as the test asks.`, subject: null } };
      }
      const sent = input === undefined ? undefined : overJson(input, name);
      return overJson(await dispatch(handlers, name, sent, bugs), `reply to ${name}`);
    },
    subscribe: (listener) => {
      const deliver = (event: Event): void => {
        const sent = overJson(event, event.name);
        queueMicrotask(() => listener(sent));
      };
      return engine.subscribe(deliver);
    },
  };
}
