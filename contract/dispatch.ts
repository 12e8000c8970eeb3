/** The choke point of a shell: checks the name and the input of a call, runs its handler, and turns errors into data. */
import * as v from 'valibot';
import { calls, type CallName, type Calls, type InputOf, type OutputOf } from './calls.ts';
import { failureOf, type ErrorCode, type Reply } from './reply.ts';

/** A handler for every call of a table; a forgotten one does not compile. */
export type Handlers<Names extends keyof Calls> = {
  readonly [K in Names]: (input: InputOf<K>) => OutputOf<K> | Promise<OutputOf<K>>;
};

type Handler = (input: unknown) => unknown;

const refuse = (code: ErrorCode, message: string): Reply<never> => ({
  ok: false,
  error: { code, message, subject: null },
});

const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name);

/**
 * Answers one call; never rejects. `handlers` may leave out calls that this shell does not offer (`unavailable`).
 * An unexpected error is a bug: it goes whole to `report`, and the caller learns no more than `internal`.
 */
export async function dispatch(
  handlers: Partial<Handlers<CallName>>,
  name: unknown,
  input: unknown,
  report: (bug: unknown) => void,
): Promise<Reply<unknown>> {
  if (!isCallName(name)) return refuse('unknown-call', 'There is no such call.');
  const checked = v.safeParse(calls[name].input, input);
  if (!checked.success)
    return refuse(
      'invalid-input',
      `${name}: ${v.flatten(checked.issues).root?.[0] ?? 'the input does not fit its schema'}`,
    );
  // The table guarantees that a name's handler takes what its schema gives; the compiler cannot follow a union of names.
  const handler = (Object.hasOwn(handlers, name) ? handlers[name] : undefined) as Handler | undefined;
  if (!handler) return refuse('unavailable', `${name} is not offered by this shell.`);
  try {
    return { ok: true, value: await handler(checked.output) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { ok: false, error: failure };
    report(error);
    return refuse('internal', `${name} failed.`);
  }
}
