/** Adding articles: dropped files and pasted text, copied into the library by the engine. */
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import { MAX_SOURCE_BYTES } from '../../contract/calls.ts';

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

/** A file's bytes in base64; null when it cannot be read, as a folder or a file that has gone. */
function readBase64(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
