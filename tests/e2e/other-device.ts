/** Another device that shares the library: its journal, as a sync program carries it here. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const DEVICE = 'bbbbbbbbbbbbbbbb';

export class OtherDevice {
  readonly #folder: string;
  #count = 0;

  /** `folder` holds the journals of the library. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Says something of the mark on these words, at a time in milliseconds. */
  changes(
    words: string,
    fields: { readonly note?: string; readonly tags?: readonly string[] },
    time: number,
  ): void {
    const stamp = { time, count: this.#count++ };
    const id = this.#idOf(words);
    const json = JSON.stringify({
      ...{ v: 1, stamp, device: DEVICE, wallTime: time, kind: 'change', id },
      ...fields,
    });
    const checksum = crc32(json).toString(16).padStart(8, '0');
    appendFileSync(join(this.#folder, `${DEVICE}.jsonl`), `${checksum} ${json}\n`);
  }

  #idOf(words: string): string {
    const lines = readdirSync(this.#folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(this.#folder, name), 'utf8').split('\n'));
    const made = lines.find((line) => line.includes('"annotate"') && line.includes(JSON.stringify(words)));
    const id = /"id":"([^"]+)"/.exec(made ?? '')?.[1];
    if (id === undefined) throw new Error(`Nothing is marked on “${words}”.`);
    return id;
  }
}
