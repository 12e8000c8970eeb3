/** Answers the calls about saved searches. */
import type { savedSearchCalls } from '../../contract/saved-searches.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { SavedSearches } from './saved-searches.ts';

export const savedSearchHandlers = (
  searches: () => SavedSearches,
): Handlers<keyof typeof savedSearchCalls> => ({
  savedSearches: () => searches().list(),
  saveSearch: (search) => searches().save(search),
  dropSearch: ({ id }) => searches().drop(id),
  lookedAtArrivals: async ({ id }) => {
    await searches().lookedAt(id);
    return null;
  },
});
