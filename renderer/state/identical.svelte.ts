/** Whether an article without marks has an identical one that has some. Asked only while nothing is marked. */
import type { Client } from '../../contract/client.ts';
import type { IdenticalArticle } from '../../contract/identity.ts';

export class IdenticalState {
  /** The identical article with the most annotations; null when there is none that has any. */
  annotated = $state.raw<IdenticalArticle | null>(null);
  #articleId: string | null = null;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    const askAgain = () => void this.#ask();
    client.on('annotations-changed', askAgain);
    client.on('events-missed', askAgain);
  }

  /** Begins to ask about an article; about none when it is null. */
  async look(articleId: string | null): Promise<void> {
    this.annotated = null;
    this.#articleId = articleId;
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const articleId = this.#articleId;
    if (articleId === null) return;
    const reply = await this.#client.call('identicalArticles', { articleId });
    // A line that is merely helpful: without an answer there is none.
    if (articleId === this.#articleId)
      this.annotated = reply.ok ? (reply.value.find(({ annotations }) => annotations > 0) ?? null) : null;
  }
}
