/** Two articles side by side: their texts, what they have in common, and where the reader is in it. */
import type { Article, Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Comparison } from '../../contract/comparison.ts';
import type { Failure } from '../../contract/reply.ts';
import type { Pair } from './reading.svelte.ts';

export type Side = 'here' | 'there';

/** What leads from one text to the other: a sentence that both have, or a passage of each on one subject. */
export interface Link {
  readonly kind: 'sentence' | 'subject';
  readonly here: Span;
  readonly there: Span;
  /** 1 for a sentence that is the same word for word, 0 for a subject. */
  readonly likeness: number;
  /** The words that passages on one subject share; none for a sentence. */
  readonly words: readonly string[];
  /** Where those words stand in each. */
  readonly hereWords: readonly Span[];
  readonly thereWords: readonly Span[];
}

export interface Compared {
  readonly here: Article;
  readonly there: Article;
  readonly comparison: Comparison;
  /** In the order of the first text. */
  readonly links: readonly Link[];
}

/** How often texts are asked for that change while they are compared, before their change is waited for. */
const TRIES = 3;

const NO_WORDS = { words: [], hereWords: [], thereWords: [] } as const;

function linksOf({ sentences, subjects }: Comparison): Link[] {
  return [
    ...sentences.map((pair): Link => ({ kind: 'sentence', ...NO_WORDS, ...pair })),
    ...subjects.map((pair): Link => ({ kind: 'subject', likeness: 0, ...pair })),
  ].sort((a, b) => a.here.start - b.here.start || a.there.start - b.there.start);
}

export class ComparisonState {
  compared = $state.raw<Compared | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The link that the reader stands at; null at first. */
  current = $state<number | null>(null);
  #pair: Pair | null = null;
  #generation = 0;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('article-changed', ({ articleId }) => {
      if (articleId === this.#pair?.articleId || articleId === this.#pair?.otherId) void this.#run();
    });
    client.on('events-missed', () => void this.#run());
  }

  /** Shows a pair; the one that is shown already stays as it is, with the reader's place in it. */
  async show(pair: Pair): Promise<void> {
    if (pair === this.#pair && this.compared) return;
    this.#pair = pair;
    this.compared = null;
    this.current = null;
    await this.#run();
  }

  /** Both texts and their comparison, of one moment. */
  async #run(): Promise<void> {
    const pair = this.#pair;
    if (!pair) return;
    const generation = ++this.#generation;
    for (let tries = 0; tries < TRIES; tries++) {
      const [here, there, comparison] = await Promise.all([
        this.#client.call('openArticle', { articleId: pair.articleId }),
        this.#client.call('openArticle', { articleId: pair.otherId }),
        this.#client.call('compareArticles', { articleId: pair.articleId, otherId: pair.otherId }),
      ]);
      if (generation !== this.#generation) return;
      const failed = [here, there, comparison].find((reply) => !reply.ok);
      this.failure = failed?.error ?? null;
      if (!here.ok || !there.ok || !comparison.ok) return;
      const { hereHash, thereHash } = comparison.value;
      if (here.value.textHash !== hereHash || there.value.textHash !== thereHash) continue;
      const links = linksOf(comparison.value);
      this.compared = { here: here.value, there: there.value, comparison: comparison.value, links };
      if (this.current !== null && this.current >= links.length) this.current = null;
      return;
    }
  }
}
