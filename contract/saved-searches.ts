/** Searches that people keep, and those that stand: they point out what arrives and matches. */
import * as v from 'valibot';
import { call, nothing, words } from './call.ts';

export interface SavedSearch {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  /** As it is typed in the field. */
  readonly query: string;
  /** True when articles that arrive and match are pointed out. */
  readonly isStanding: boolean;
  /** Articles that arrived, match, and were not looked at since; those gone again are not among them. */
  readonly arrivals: readonly Arrival[];
}

/** An article that came after a standing search was saved, and matches it. */
export interface Arrival {
  readonly articleId: string;
  readonly title: string;
  /** When it was found to match, in milliseconds since the epoch. */
  readonly at: number;
}

const id = v.pipe(v.string(), v.uuid());
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const query = v.pipe(words, v.minLength(1));

export const savedSearchCalls = {
  /** By name. */
  savedSearches: call<readonly SavedSearch[]>()(nothing),
  /**
   * Saves a search, or changes the one of this id. One that was dropped while the program runs comes back as it was, with
   * what arrived for it. Answers all of them; fails with `save-failed`.
   */
  saveSearch: call<readonly SavedSearch[]>()(v.strictObject({ id, name, query, isStanding: v.boolean() })),
  /** Answers those that are left; one that is not there is none of them. Fails with `save-failed`. */
  dropSearch: call<readonly SavedSearch[]>()(v.strictObject({ id })),
  /** The person has looked at what arrived: it is pointed out no more. */
  lookedAtArrivals: call<null>()(v.strictObject({ id })),
} as const;
