/** An engine in a process of its own, and what it answers. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import { answer, built, type Answer, type Built, type Text, type ToEngine } from './engine-messages.ts';
import type { EngineName } from './engines.ts';

/** In megabytes: some engines hold a hundred thousand paragraphs in several gigabytes. */
const MOST_MEMORY = 12_000;

export class RemoteEngine {
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#ended = once(process, 'exit').then(() => {
      throw new Error('The process of an engine ended.');
    });
    // Nobody waits for it between two questions, or when it is closed.
    this.#ended.catch(() => undefined);
  }

  /** Builds an engine over some texts. */
  static async build(name: EngineName, texts: readonly Text[]): Promise<[RemoteEngine, Built]> {
    const runner = process.argv[1] ?? '';
    const child = fork(runner, ['search/engine-process'], {
      execArgv: [`--max-old-space-size=${String(MOST_MEMORY)}`, '--expose-gc'],
      serialization: 'advanced',
    });
    const engine = new RemoteEngine(child);
    const reply = await engine.#say({ kind: 'build', name, texts: [...texts.map(copyOf)] });
    return [engine, v.parse(built, reply)];
  }

  async ask(way: 'search' | 'related', query: string, count: number): Promise<Answer> {
    return v.parse(answer, await this.#say({ kind: 'ask', way, query, count }));
  }

  close(): void {
    this.#process.disconnect();
  }

  async #say(message: ToEngine): Promise<unknown> {
    const reply = once(this.#process, 'message');
    this.#process.send(message);
    const said: readonly unknown[] = await Promise.race([reply, this.#ended]);
    return said[0];
  }
}

const copyOf = ({ title, paragraphs }: Text) => ({ title, paragraphs: [...paragraphs] });
