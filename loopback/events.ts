/** The engine's events as streams of JSON lines, one a tab that listens. */
import type { ServerResponse } from 'node:http';
import type { Engine } from '../contract/engine.ts';
import type { Event } from '../contract/events.ts';
import { headersFor, RefusedError } from './responses.ts';

/** The most streams at once. Tabs of one browser share one, so this is the number of browsers. */
const MOST_STREAMS = 16;
/** A reader that lets this many bytes wait is cut off; it comes back and starts from the present. */
const BACKLOG_BYTES = 4 * 1024 * 1024;
/** A blank line now and then shows both ends that the other is there. */
const HEARTBEAT_MS = 15_000;

export interface EventStreams {
  /** Turns a response into a stream. Rejects with `RefusedError` 429 when there are too many. */
  open(response: ServerResponse): Promise<void>;
  close(): void;
}

const lineOf = (event: Event): string => `${JSON.stringify(event)}\n`;

/** What a tab must know that was not listening: the state that it missed the changes of. */
async function presentState(engine: Engine): Promise<readonly Event[]> {
  return [
    { name: 'settings-changed', payload: await engine.handlers.settings({}) },
    { name: 'library-changed', payload: await engine.handlers.libraryStatus({}) },
    { name: 'shelf-changed', payload: {} },
    { name: 'events-missed', payload: {} },
  ];
}

export function createEventStreams(engine: Engine): EventStreams {
  const streams = new Set<ServerResponse>();
  const write = (stream: ServerResponse, line: string): void => {
    if (stream.writableLength > BACKLOG_BYTES) stream.destroy();
    else stream.write(line);
  };
  const writeAll = (line: string): void => {
    for (const stream of streams) write(stream, line);
  };
  const unsubscribe = engine.subscribe((event) => writeAll(lineOf(event)));
  const heartbeat = setInterval(() => writeAll('\n'), HEARTBEAT_MS).unref();
  return {
    async open(response) {
      if (streams.size >= MOST_STREAMS) throw new RefusedError(429, 'There are too many streams.');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      response.writeHead(200, headersFor('application/x-ndjson'));
      for (const event of await presentState(engine)) write(response, lineOf(event));
    },
    close() {
      clearInterval(heartbeat);
      unsubscribe();
      for (const stream of streams) stream.destroy();
    },
  };
}
