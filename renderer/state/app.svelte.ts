/** The whole state of the screen: one object, given to every view through Svelte's context. */
import { createContext } from 'svelte';
import type { HostCallName, InputOf, OutputOf } from '../../contract/calls.ts';
import { createClient, type Client, type Transport } from '../../contract/client.ts';
import type { Span } from '../../contract/article.ts';
import type { Command } from '../../contract/events.ts';
import type { Failure } from '../../contract/reply.ts';
import { AdditionsState } from './additions.svelte.ts';
import { AnnotationActions } from './annotation-actions.ts';
import { AnnotationsState } from './annotations.svelte.ts';
import { ComparisonState } from './comparison.svelte.ts';
import { FindState } from './find.svelte.ts';
import { IdenticalState } from './identical.svelte.ts';
import { InterchangeState } from './interchange.svelte.ts';
import { HealthState } from './health.svelte.ts';
import { LibraryState } from './library.svelte.ts';
import { NotebookActions } from './notebook-actions.svelte.ts';
import { NotebookState } from './notebook.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { UndoHistory } from './undo-history.ts';
import { PlacementState } from './placement.svelte.ts';
import { ReadingState } from './reading.svelte.ts';
import { RelatedState } from './related.svelte.ts';
import { stepOf } from './review-steps.ts';
import { ReviewState } from './review.svelte.ts';
import { SavedSearchActions } from './saved-search-actions.ts';
import { SearchState } from './search.svelte.ts';
import { SettingsState } from './settings.svelte.ts';
import { ShelfState } from './shelf.svelte.ts';
import { isMac, shortcutLabels, type ShortcutId } from './shortcuts.ts';
import { TagSpellings } from './tag-spellings.ts';
import { Teller } from './teller.ts';
import { Unsaved } from './unsaved.ts';

/** What stands over the page: at most one. */
export type Overlay =
  | 'settings'
  | 'shortcuts'
  | 'refused'
  | 'library'
  | 'paste'
  | 'export'
  | 'import'
  | 'cite'
  | 'colours'
  | 'snapshot'
  | null;

/** More tags than these are not told apart by their spelling. */
const MOST_TAGS = 10_000;

export class App {
  readonly settings: SettingsState;
  readonly library: LibraryState;
  readonly shelf: ShelfState;
  readonly reading: ReadingState;
  readonly annotations: AnnotationsState;
  readonly annotationActions: AnnotationActions;
  readonly identical: IdenticalState;
  readonly review: ReviewState;
  readonly health: HealthState;
  readonly search: SearchState;
  readonly savedSearchActions: SavedSearchActions;
  readonly find: FindState;
  readonly related: RelatedState;
  readonly comparison: ComparisonState;
  readonly notebook: NotebookState;
  readonly notebookActions: NotebookActions;
  readonly additions: AdditionsState;
  readonly interchange: InterchangeState;
  readonly unsaved: Unsaved;
  readonly placement = new PlacementState();
  readonly notices = new Notices();
  readonly history = new UndoHistory();
  readonly spellings = new TagSpellings(() => this.notebookActions.tags('', MOST_TAGS));
  overlay = $state<Overlay>(null);
  /** Whether the shelf is shown; on a narrow window, as a drawer. */
  shelfShown = $state(true);
  /** Whether the margin lies over the page, on a window too narrow to hold it beside. */
  marginShown = $state(false);
  outlineShown = $state(false);
  annotationListShown = $state(false);
  /** Gives the keyboard to the page; set by the page. */
  focusPage: () => void = () => undefined;
  /** What is selected on the page; set by the page. */
  selectedSpan: () => Span | null = () => null;
  /** What assistive technology is told; each new sentence replaces the last. */
  announcement = $state('');
  readonly #client: Client;

  constructor(transport: Transport, systemLanguages: readonly string[], darkQuery: MediaQueryList) {
    const client = createClient(transport);
    this.#client = client;
    this.settings = new SettingsState(client, systemLanguages, darkQuery);
    this.library = new LibraryState(client);
    this.shelf = new ShelfState(client);
    this.reading = new ReadingState(client);
    this.annotations = new AnnotationsState(client);
    this.reading.whenCome = (articleId) => this.annotations.expect(articleId);
    const { notices, settings, reading } = this;
    const teller = new Teller({
      ...{ notices, settings, reading },
      say: (failure) => this.say(failure),
      unsaved: () => this.unsaved.tell(),
    });
    this.annotationActions = new AnnotationActions(client, this.annotations, teller, this.history);
    this.identical = new IdenticalState(client);
    this.review = new ReviewState(client, this.reading);
    this.health = new HealthState(client, this.reading);
    this.search = new SearchState(client);
    this.savedSearchActions = new SavedSearchActions(
      this.search.saved,
      teller,
      this.history,
      () => this.settings.messages.query.saved,
    );
    this.search.saved.whenArrived = (arrived) => {
      const words = this.settings.messages.query.saved;
      this.announce(arrived.map(({ name, count }) => words.arrived(count, name)).join(' '));
    };
    this.find = new FindState(client);
    this.related = new RelatedState(client, this.reading, this.annotations);
    this.comparison = new ComparisonState(client);
    this.notebook = new NotebookState(client);
    this.notebookActions = new NotebookActions(client, this.notebook, teller, this.history);
    this.history.whenUndone = (what) => teller.undone(what);
    this.history.whenOvertaken = (what) => teller.overtaken(what);
    this.history.whenForgotten = () => this.notices.withdrawOffers();
    this.review.whenDone = (takeBack, done) =>
      this.history.add(takeBack, stepOf(done, this.settings.messages.review));
    this.additions = new AdditionsState(client);
    this.interchange = new InterchangeState(client);
    const { annotations, review, notebook, interchange } = this;
    this.unsaved = new Unsaved({
      ...{ annotations, review, notebook, reading, interchange, settings, notices },
      say: (failure) => this.say(failure),
      canSaveFiles: this.offers('saveFile'),
    });
    client.on('link-waiting', () => void this.followLink());
    client.on('events-missed', () => void this.#catchUp());
    transport.askBeforeLeaving?.((isAway) => {
      const wouldLose = this.unsaved.wouldLoseWords(isAway);
      // Asked twice, or told to stay, it may have been saved meanwhile.
      if (wouldLose) void this.unsaved.saveAgain();
      return wouldLose;
    });
    client.on('notes-copy-changed', ({ failure }) => failure && this.#tellNotCopied(failure));
  }

  async load(): Promise<void> {
    await Promise.all([this.settings.load(), this.#loadLibrary()]);
    await this.followLink();
  }

  async #loadLibrary(): Promise<void> {
    const { settings, library, shelf, review } = this;
    await Promise.all([
      settings.loadColourNames(),
      library.load(),
      shelf.refresh(),
      review.list.loadQuestions(),
      this.search.saved.load(),
      this.reading.findLast(),
    ]);
  }

  /** The engine can be reached again: what could not be saved meanwhile is. */
  async #catchUp(): Promise<void> {
    await Promise.all([this.settings.loadColourNames(), this.unsaved.saveAgain()]);
  }

  /** What a failure is in the reader's words. */
  say(failure: Failure): string {
    return this.settings.messages.errors[failure.code](failure.subject ?? '');
  }

  /** The first keys of a shortcut, as this keyboard and this language write them. */
  keys(id: ShortcutId): string {
    return shortcutLabels(id, isMac(navigator), this.settings.messages.shortcuts.keys)[0] ?? '';
  }

  /** Tells assistive technology something; a sentence said twice in a row is heard twice. */
  announce(sentence: string): void {
    this.announcement = sentence === this.announcement ? `${sentence}\u00a0` : sentence;
  }

  /** Tags to complete what is typed with, the most used first, with how often each is used. */
  async completeTags(typed: string): Promise<readonly { readonly name: string; readonly hint: string }[]> {
    const tags = await this.notebookActions.tags(typed, 8);
    const { tagUses } = this.settings.messages.notebook;
    return tags.map(({ tag, annotations }) => ({ name: tag, hint: tagUses(annotations) }));
  }

  offers(name: HostCallName): boolean {
    return this.#client.offers(name);
  }

  /** Asks the host; null when it fails, which a notice then says. */
  async ask<K extends HostCallName>(name: K, input: InputOf<K>): Promise<OutputOf<K> | null> {
    const reply = await this.#client.call(name, input);
    if (reply.ok) return reply.value;
    this.notices.show({ tone: 'problem', text: this.say(reply.error), action: null });
    return null;
  }

  /** Says once why the plain copy of the notes could not be written. */
  #tellNotCopied({ code, subject }: Pick<Failure, 'code' | 'subject'>): void {
    const text = this.settings.messages.errors[code](subject ?? '');
    if (this.notices.shown.some((notice) => notice.text === text)) return;
    this.notices.show({ tone: 'problem', text, action: null });
  }

  /** Opens what a link into the library names, at its passage. */
  async followLink(): Promise<void> {
    const target = this.offers('takeLink') ? await this.ask('takeLink', {}) : null;
    if (!target) return;
    const { articleId, annotationId } = target;
    const listed = await this.#client.call('listAnnotations', { articleId });
    const found = listed.ok ? listed.value.find(({ id }) => id === annotationId) : undefined;
    const span = found && found.anchor.state !== 'orphaned' ? found.anchor : null;
    this.overlay = null;
    await this.reading.open(articleId, span);
    await this.annotations.load(articleId);
    if (found) this.annotations.activeId = found.id;
    const { failure, article } = this.reading;
    // The empty page says it by itself.
    if (failure && article) this.notices.show({ tone: 'problem', text: this.say(failure), action: null });
  }

  /** Opens another folder as the library; answers why not, or null. */
  async openLibrary(dir: string): Promise<Failure | null> {
    this.annotations.finishEditing();
    const reply = await this.#client.call('openLibrary', { dir });
    if (!reply.ok) return reply.error;
    this.reading.close();
    this.related.hide();
    this.search.clear();
    this.notebook.reset();
    this.history.forget();
    this.review.forget();
    await this.#loadLibrary();
    return null;
  }

  /** The window goes away: keeps what is being written, and the place. */
  leave(): void {
    this.annotations.leave();
    void this.reading.save();
  }

  /** Calls `run` for every command of the shell's menu. */
  onCommand(run: (command: Command) => void): () => void {
    return this.#client.on('command', ({ command }) => run(command));
  }
}

export const [useApp, provideApp] = createContext<App>();
