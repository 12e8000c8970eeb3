/** What is done to a search that is kept, and the way back from it. */
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import type { SavedSearchesState } from './saved-searches.svelte.ts';
import type { Teller } from './teller.ts';
import type { Taken, UndoHistory } from './undo-history.ts';

type Words = Pick<Messages['query']['saved'], 'renamed' | 'dropped'>;

export class SavedSearchActions {
  readonly #saved: SavedSearchesState;
  readonly #tell: Teller;
  readonly #history: UndoHistory;
  readonly #words: () => Words;

  constructor(saved: SavedSearchesState, tell: Teller, history: UndoHistory, words: () => Words) {
    this.#saved = saved;
    this.#tell = tell;
    this.#history = history;
    this.#words = words;
  }

  /** Gives it another name, which the key that undoes takes back. */
  rename(search: SavedSearch, name: string): Promise<void> {
    return this.#history.during(this.#rename(search, name.trim()));
  }

  /** Drops it and offers to bring it back. */
  drop(search: SavedSearch): Promise<void> {
    return this.#history.during(this.#drop(search));
  }

  async #rename(search: SavedSearch, name: string): Promise<void> {
    if (!(await this.#saved.rename(search, name))) return;
    const given = this.#find(search)?.name;
    this.#history.add(async () => {
      const there = this.#find(search);
      // Somebody else may have dropped it or called it something else.
      if (!there || there.name !== given) return 'overtaken';
      return this.#taken(await this.#saved.rename(there, search.name));
    }, this.#words().renamed(search.name));
  }

  async #drop(search: SavedSearch): Promise<void> {
    if (!(await this.#saved.drop(search))) return;
    let withdraw = (): void => undefined;
    const sentence = this.#words().dropped(search.name);
    const undo = this.#history.add(async () => {
      if (this.#find(search)) {
        withdraw();
        return 'overtaken';
      }
      const taken = this.#taken(await this.#saved.bringBack(search));
      if (taken === true) withdraw();
      return taken;
    }, sentence);
    withdraw = this.#tell.done(sentence, () => void undo());
  }

  #find({ id }: SavedSearch): SavedSearch | undefined {
    return this.#saved.all.find((search) => search.id === id);
  }

  #taken(isDone: boolean): Taken {
    const { failure } = this.#saved;
    if (!isDone && failure) this.#tell.failed(failure);
    return isDone;
  }
}
