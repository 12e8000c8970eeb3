/** Adding articles: dropped files and pasted text, copied into the library by the engine. */
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import { MAX_SOURCE_BYTES } from '../../contract/calls.ts';
import { readBase64 } from './read-base64.ts';

export interface Addition {
  readonly name: string;
  /** The path the library gave it, or why it was not added. */
  readonly outcome: { readonly path: string } | { readonly failure: Failure };
}

export class AdditionsState {
  busy = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Copies files into the library one by one; each fails alone. */
  async addFiles(files: readonly File[]): Promise<readonly Addition[]> {
    this.busy = true;
    const done: Addition[] = [];
    for (const file of files) done.push({ name: file.name, outcome: await this.#add(file) });
    this.busy = false;
    return done;
  }

  async addText(text: string): Promise<Addition> {
    const reply = await this.#client.call('addText', { text });
    return { name: '', outcome: reply.ok ? reply.value : { failure: reply.error } };
  }

  async #add(file: File): Promise<Addition['outcome']> {
    if (file.size > MAX_SOURCE_BYTES) {
      return { failure: { code: 'file-too-large', message: 'The file is over 64 MB.', subject: file.name } };
    }
    const bytes = await readBase64(file);
    if (bytes === null) {
      return {
        failure: { code: 'source-unreadable', message: 'The file cannot be read.', subject: file.name },
      };
    }
    const reply = await this.#client.call('addFile', { name: file.name, base64: bytes });
    return reply.ok ? reply.value : { failure: reply.error };
  }
}
