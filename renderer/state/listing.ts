/** Asks the engine for the annotations of an article: also ahead, so that they come while its page is built. */
import type { AnchoredAnnotation } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import type { Reply } from '../../contract/reply.ts';

interface Asked {
  readonly articleId: string;
  /** What was kept or taken away here when it was asked for, counted: a later count makes it old. */
  readonly settled: number;
  readonly list: Promise<Reply<readonly AnchoredAnnotation[]>>;
}

export class Listing {
  #expected: Asked | null = null;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Asks for those of an article that is shown next. */
  expect(articleId: string, settled: number): void {
    this.#expected = this.#ask(articleId, settled);
  }

  /** What was asked ahead for this article is not true any more; for any article when it is null. */
  changed(articleId: string | null): void {
    if (articleId === null || articleId === this.#expected?.articleId) this.#expected = null;
  }

  /** What was asked for ahead, else what is asked for now. */
  take(articleId: string, settled: number): Asked {
    const expected = this.#expected;
    this.#expected = null;
    if (expected?.articleId === articleId && expected.settled === settled) return expected;
    return this.#ask(articleId, settled);
  }

  #ask(articleId: string, settled: number): Asked {
    return { articleId, settled, list: this.#client.call('listAnnotations', { articleId }) };
  }
}
