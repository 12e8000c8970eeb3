/** The port of the last start, kept in the data folder: a page that is still open finds the next start where it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (dataDir: string): string => join(dataDir, 'last-port');

/** The port to try first; 0, for any free one, when none is kept. */
export function lastPort(dataDir: string): number {
  try {
    const port = Number(readFileSync(fileIn(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0; // the first start, or a folder that cannot be read: any port will do
  }
}

/** Keeps the port for the next start. Where nothing can be written, that start takes any free one. */
export function keepPort(dataDir: string, port: number): void {
  try {
    writeFileSync(fileIn(dataDir), `${port}\n`, { mode: 0o600 });
  } catch {
    // A disk that is full, or a folder of that name: no reason not to start.
  }
}
