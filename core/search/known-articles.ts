/**
 * What is known of articles besides their texts, and what filters and orders make of it. Owns the facts and marks by id, which may
 * come before their article, and what was asked lately by slot; whoever changes an article says so.
 */
import { AddedTimes } from './added-times.ts';
import type { Filter } from './asked.ts';
import { NO_FACTS, NO_MARKS, type ArticleFacts, type KnownArticle, type MarkFacts } from './facts.ts';
import { FilterAnswers } from './filter-answers.ts';
import type { SegmentList } from './segments/segment-list.ts';

/** The articles that are there, by slot. */
export type Articles = Pick<SegmentList, 'idOf' | 'slotOf' | 'traitsOf'>;

export class KnownArticles {
  readonly #articles: Articles;
  readonly #facts = new Map<string, ArticleFacts>();
  readonly #marks = new Map<string, MarkFacts>();
  readonly #answers = new FilterAnswers((slot) => this.of(slot));
  readonly #addedTimes = new AddedTimes((slot) => this.factsOf(this.#articles.idOf(slot)).addedAt);

  constructor(articles: Articles) {
    this.#articles = articles;
  }

  /** The article at a slot. */
  of(slot: number): KnownArticle {
    const [articles, marks] = [this.#articles, this.#marks];
    const factsOf = (id: string): ArticleFacts => this.factsOf(id);
    // Each of them is looked up when it is asked for: a filter asks for one.
    return {
      get document() {
        return articles.traitsOf(slot);
      },
      get facts() {
        return factsOf(articles.idOf(slot));
      },
      get marks() {
        return marks.size === 0 ? NO_MARKS : (marks.get(articles.idOf(slot)) ?? NO_MARKS);
      },
    };
  }

  factsOf(id: string): ArticleFacts {
    return this.#facts.get(id) ?? NO_FACTS;
  }

  putFacts(id: string, facts: ArticleFacts): void {
    this.#facts.set(id, facts);
    if (!this.#answers.isEmpty || !this.#addedTimes.isEmpty) this.forget(this.#articles.slotOf(id));
  }

  /** What was asked lately holds until the article is said to be another. */
  putMarks(id: string, marks: MarkFacts): void {
    if (marks.marks > 0) this.#marks.set(id, marks);
    else this.#marks.delete(id);
  }

  /** Tells which articles pass a filter, by slot below `capacity`; until one changes. */
  passing(filter: Filter, capacity: number): (slot: number) => boolean {
    return this.#answers.of(filter, capacity);
  }

  /** When the article at a slot was added, in milliseconds since the epoch; nought where nobody knows. */
  addedAt(slot: number): number {
    return this.#addedTimes.of(slot);
  }

  /** The article at a slot is another now. */
  forget(slot: number): void {
    this.#answers.forget(slot);
    this.#addedTimes.forget(slot);
  }

  /** All slots are others now. */
  clear(): void {
    this.#answers.clear();
    this.#addedTimes.clear();
  }
}
