/** The process of one engine, so that none waits for the memory of another: builds it once, then answers. */
import * as v from 'valibot';
import { answer, toEngine, type Answer, type Built, type ToEngine } from './engine-messages.ts';
import { ENGINES, isEngineName, type Answering } from './engines.ts';

let engine: Answering | null = null;

async function build({ name, texts }: Extract<ToEngine, { kind: 'build' }>): Promise<Built> {
  if (!isEngineName(name)) throw new Error(`There is no engine ${name}.`);
  const start = performance.now();
  engine = await ENGINES[name](texts);
  const seconds = (performance.now() - start) / 1000;
  // What building left lying about is not to be cleared away while questions are timed.
  globalThis.gc?.();
  return { seconds, megabytes: process.memoryUsage().rss / 1e6 };
}

function ask({ way, query, count }: Extract<ToEngine, { kind: 'ask' }>): Answer {
  const search = way === 'related' ? (engine?.related ?? engine?.search) : engine?.search;
  if (!search) throw new Error('An engine answers once it is built.');
  const before = process.cpuUsage();
  const start = performance.now();
  const found = search(query, count);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return v.parse(answer, { found, wall, processor: (user + system) / 1000 });
}

process.on('message', (message) => {
  const asked = v.parse(toEngine, message);
  const reply = asked.kind === 'build' ? build(asked) : Promise.resolve(ask(asked));
  void reply.then((value) => process.send?.(value));
});
