/** What the engine and the shell tell without being asked. One table; an event is a name and its payload. */
import type { NotesCopyStatus } from './interchange.ts';
import type { LibraryStatus, Progress } from './library.ts';
import type { ColourNames } from './annotation.ts';
import type { Settings } from './settings.ts';

/** What a menu of the shell can ask of the screen. */
export const COMMANDS = [
  'add-articles',
  'open-library',
  'search-library',
  'notebook',
  'review',
  'health',
  'export',
  'import',
  'find-in-article',
  'print',
  'settings',
  'shortcuts',
  'toggle-shelf',
  'go-back',
  'go-forward',
  'larger-text',
  'smaller-text',
  'standard-text',
] as const;
export type Command = (typeof COMMANDS)[number];

export interface Events {
  readonly 'library-changed': LibraryStatus;
  /** Rows of the shelf came, went or changed; sent at most a few times a second. */
  readonly 'shelf-changed': Record<string, never>;
  /** What a search finds may be another thing now; sent at most a few times a second. */
  readonly 'index-changed': Record<string, never>;
  /** The text of this article is another one now, or its source is gone. */
  readonly 'article-changed': { readonly articleId: string; readonly gone: boolean };
  readonly 'annotations-changed': { readonly articleId: string };
  /** How many annotations wait for a decision; sent at most a few times a second, when that changes. */
  readonly 'review-changed': { readonly waiting: number };
  /** How far the thorough check is; null when it is over. Sent at most a few times a second. */
  readonly 'health-progress': { readonly checking: Progress | null };
  /** This device wrote the snapshot of the day. */
  readonly 'snapshots-changed': Record<string, never>;
  /** How many records of a file were looked at; null when it is over. Sent at most a few times a second. */
  readonly 'import-progress': { readonly planning: Progress | null };
  /** The notebook's list may be another one; sent at most a few times a second. */
  readonly 'notebook-changed': Record<string, never>;
  readonly 'colour-names-changed': ColourNames;
  /** Saved searches came, went or changed, or something arrived for a standing one. */
  readonly 'saved-searches-changed': Record<string, never>;
  readonly 'notes-copy-changed': NotesCopyStatus;
  readonly 'settings-changed': Settings;
  /** Events may have been lost on the way, as after a broken connection: what is shown is to be asked for again. */
  readonly 'events-missed': Record<string, never>;
  /** A link was opened, and waits for `takeLink`. */
  readonly 'link-waiting': Record<string, never>;
  readonly command: { readonly command: Command };
}

export type EventName = keyof Events;
/** An event as it crosses: a union over the table. */
export type Event = { [K in EventName]: { readonly name: K; readonly payload: Events[K] } }[EventName];
/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;
