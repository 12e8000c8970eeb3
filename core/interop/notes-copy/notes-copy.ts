/**
 * Keeps a plain Markdown copy of all notes in a folder beside the library, so that they can be read without the program.
 * Owns when it is written; `copy-folder.ts` owns what may be written where.
 */
import type { NotesCopyStatus } from '../../../contract/interchange.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import type { Gathered } from '../write/gathered.ts';
import { markdownOf } from '../write/markdown.ts';
import { openCopyFolder, type CopyFolder } from './copy-folder.ts';

export interface NotesCopyOptions {
  /** Absolute path of the folder to keep the copy in. */
  readonly dir: string;
  /** False while the library is away or is still being read: nothing is written then. */
  readonly isReady: () => boolean;
  /** The articles that are annotated. */
  readonly annotated: () => readonly string[];
  /** The annotations of an article; none when it has none any more. */
  readonly gather: (articleId: string) => Promise<Gathered>;
  readonly onStatus: (status: NotesCopyStatus) => void;
  readonly report: (error: unknown) => void;
  /** How long after a change it is written, in milliseconds. */
  readonly quietMs?: number;
}

const QUIET_MS = 2_000;

export class NotesCopy {
  readonly #options: NotesCopyOptions;
  #isOn = false;
  #isClosed = false;
  #state: NotesCopyStatus['state'] = 'off';
  #failure: NotesCopyStatus['failure'] = null;
  #leftAlone: readonly string[] = [];
  /** Articles to write again; `all` when everything is to be looked at. */
  #due: Set<string> | 'all' = new Set();
  #timer: NodeJS.Timeout | null = null;
  #isWaitingForLibrary = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: NotesCopyOptions) {
    this.#options = options;
  }

  status(): NotesCopyStatus {
    return { state: this.#state, dir: this.#options.dir, failure: this.#failure, leftAlone: this.#leftAlone };
  }

  /** Turned off, what was written stays where it is. */
  turn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#due = isOn ? 'all' : new Set();
    if (isOn) this.#soon();
    else this.#tell('off', null);
  }

  /** The annotations of these articles changed, or `all` may have. */
  changed(articleIds: readonly string[] | 'all'): void {
    if (!this.#isOn) return;
    if (articleIds === 'all') this.#due = 'all';
    else if (this.#due !== 'all') for (const articleId of articleIds) this.#due.add(articleId);
    this.#soon();
  }

  /** The library may be ready now. */
  goOn(): void {
    if (this.#isOn && this.#isWaitingForLibrary && this.#options.isReady()) this.#soon();
  }

  /** Writes what waits. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#write();
    }
    await this.#writing;
  }

  #soon(): void {
    if (this.#isClosed) return;
    this.#tell('waiting', this.#failure);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), this.#options.quietMs ?? QUIET_MS);
  }

  #write(): void {
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#writeDue()).catch(this.#options.report);
  }

  async #writeDue(): Promise<void> {
    this.#isWaitingForLibrary = this.#isOn && !this.#options.isReady();
    if (!this.#isOn || this.#isWaitingForLibrary) return;
    const due = this.#due;
    this.#due = new Set();
    try {
      const folder = await openCopyFolder(this.#options.dir);
      await this.#writeInto(folder, due);
      this.#leftAlone = folder.leftAlone();
      this.#tell(this.#timer === null ? 'current' : 'waiting', null);
    } catch (error) {
      // What could not be written is tried again with the next change.
      this.#due = 'all';
      if (!(error instanceof ExpectedError)) throw error;
      this.#tell('failed', { code: error.code, subject: error.subject });
    }
  }

  async #writeInto(folder: CopyFolder, due: ReadonlySet<string> | 'all'): Promise<void> {
    const annotated = this.#options.annotated();
    const articleIds = due === 'all' ? new Set([...annotated, ...folder.articles()]) : due;
    for (const articleId of articleIds) {
      const gathered = await this.#options.gather(articleId);
      const [article] = gathered.articles;
      if (article) await folder.put(articleId, article.article.title, markdownOf(article, gathered));
      else await folder.remove(articleId);
    }
    await folder.save();
  }

  #tell(state: NotesCopyStatus['state'], failure: NotesCopyStatus['failure']): void {
    const isNews = state !== this.#state || failure?.code !== this.#failure?.code;
    this.#state = state;
    this.#failure = failure;
    if (isNews) this.#options.onStatus(this.status());
  }
}
