/** What the library as a whole is doing, and what could not be read. */
import type { Client } from '../../contract/client.ts';
import type { LibraryStatus, Refusal } from '../../contract/library.ts';
import type { Failure } from '../../contract/reply.ts';

export class LibraryState {
  /** Null until the engine has answered for the first time. */
  status = $state.raw<LibraryStatus | null>(null);
  refused = $state.raw<readonly Refusal[]>([]);
  /** Why the engine did not answer; null once it has. */
  failure = $state.raw<Failure | null>(null);
  readonly #client: Client;
  /** How often the engine told how it is by itself. */
  #told = 0;

  constructor(client: Client) {
    this.#client = client;
    client.on('library-changed', (status) => {
      this.#told++;
      this.#take(status);
    });
    client.on('review-changed', ({ waiting }) => {
      if (this.status) this.status = { ...this.status, reviewWaiting: waiting };
    });
  }

  async load(): Promise<void> {
    const told = this.#told;
    const reply = await this.#client.call('libraryStatus', {});
    // What was told meanwhile is newer than the answer, which may have taken another way.
    if (reply.ok && told !== this.#told) return;
    if (reply.ok) this.#take(reply.value);
    else this.failure = reply.error;
  }

  /** Has indexing wait, or go on. The status that follows says so. */
  async pauseIndexing(isPaused: boolean): Promise<void> {
    await this.#client.call('pauseIndexing', { isPaused });
  }

  #take(status: LibraryStatus): void {
    const before = this.status?.refused ?? 0;
    this.status = status;
    this.failure = null;
    if (status.refused !== before || status.refused > 0) void this.#loadRefused();
  }

  async #loadRefused(): Promise<void> {
    const reply = await this.#client.call('listRefused', {});
    if (reply.ok) this.refused = reply.value;
  }
}
