/** Where the program listens that was started in the browser shell, as it says itself. */
import { createInterface } from 'node:readline';

/** The address on its standard output. Throws when the program ends without one. */
export async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('The program did not start: is it built?');
}
