/** A transport of which the answers to one call come one by one, when the test lets them. */
import { expect } from 'vitest';
import type { Transport } from '../../contract/client.ts';
import type { FakeTransport } from './fake-transport.ts';

export function slowDown(transport: FakeTransport, call: string) {
  const held: (() => void)[] = [];
  const slow: Transport = {
    ...transport,
    invoke: async (name, input) => {
      const reply = transport.invoke(name, input);
      if (name === call) await new Promise<void>((resolve) => held.push(resolve));
      return reply;
    },
  };
  /** Lets the oldest answer come. */
  const answer = async (): Promise<void> => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    held.shift()?.();
  };
  return { slow, answer, held };
}
