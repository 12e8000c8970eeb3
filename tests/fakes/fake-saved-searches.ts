/** Saved searches in memory; nothing arrives for them by itself. */
import type { savedSearchCalls, SavedSearch } from '../../contract/saved-searches.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { Event } from '../../contract/events.ts';

export function fakeSavedSearches(emit: (event: Event) => void): Handlers<keyof typeof savedSearchCalls> {
  const searches = new Map<string, SavedSearch>();
  const dropped = new Map<string, SavedSearch>();
  const all = (): SavedSearch[] => [...searches.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const tell = (): SavedSearch[] => {
    emit({ name: 'saved-searches-changed', payload: {} });
    return all();
  };
  return {
    savedSearches: all,
    saveSearch: (search) => {
      const known = searches.get(search.id) ?? dropped.get(search.id);
      searches.set(search.id, { ...search, arrivals: known?.arrivals ?? [] });
      return tell();
    },
    dropSearch: ({ id }) => {
      const search = searches.get(id);
      if (search) dropped.set(id, search);
      searches.delete(id);
      return tell();
    },
    lookedAtArrivals: ({ id }) => {
      const search = searches.get(id);
      if (search) searches.set(id, { ...search, arrivals: [] });
      tell();
      return null;
    },
  };
}
