/** What a case is. */

/** A query, and the articles it finds by their ids: the first before all others, and nothing else. */
export type Case = readonly [query: string, answer: string];
