/** Exports and imports as the screen sees them: what is to be exported, and the file that is being read in. */
import { annotationSet, type SetArticle } from '../../contract/annotation-set.ts';
import type { Annotation } from '../../contract/annotation.ts';
import type { Article } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import {
  MAX_IMPORT_BYTES,
  type Citation,
  type ExportFormat,
  type ExportSelection,
  type ImportPlan,
  type ImportUndone,
  type NotesCopyStatus,
} from '../../contract/interchange.ts';
import type { Progress } from '../../contract/library.ts';
import type { Language } from '../../contract/messages/index.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import { readBase64, textToBase64 } from './read-base64.ts';

interface ImportFile {
  readonly name: string;
  readonly base64: string;
}

export class InterchangeState {
  /** What the export dialog starts with; set it before `app.overlay = 'export'`. */
  selection = $state.raw<ExportSelection>({ kind: 'library' });
  /** True while the engine works on an export or an import. */
  busy = $state(false);
  /** What the chosen file would do, or did; null before one is read. */
  plan = $state.raw<ImportPlan | null>(null);
  /** Undoes the import that was done; null while none was, or when it changed nothing. */
  undoId = $state.raw<string | null>(null);
  /** How many records of the file were looked at; null while none is read. */
  planning = $state.raw<Progress | null>(null);
  /** True once the import was done. */
  isDone = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** How the plain copy of the notes is doing; null before it was asked. */
  notesCopy = $state.raw<NotesCopyStatus | null>(null);
  #file: ImportFile | null = null;
  /** Counts the files that were chosen: only the answer about the newest one counts. */
  #reading = 0;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('notes-copy-changed', (status) => (this.notesCopy = status));
    client.on('import-progress', ({ planning }) => (this.planning = planning));
  }

  /** Makes the file and has the host save it; its name or path, null when the person changed their mind or it failed. */
  async export(format: ExportFormat, language: Language): Promise<string | null> {
    this.busy = true;
    const { selection } = this;
    const made = await this.#client.call('exportAnnotations', {
      selection: open(selection),
      format,
      language,
    });
    const saved = made.ok ? await this.#client.call('saveFile', fileOf(made.value)) : made;
    this.busy = false;
    this.failure = saved.ok ? null : saved.error;
    return saved.ok ? saved.value : null;
  }

  cite(annotationId: string): Promise<Reply<Citation>> {
    return this.#client.call('citePassage', { annotationId });
  }

  /** Reads a file and plans its import; changes nothing in the library. */
  async read(file: File): Promise<void> {
    this.forget();
    const reading = ++this.#reading;
    this.busy = true;
    const planned = await this.#preview(file);
    if (reading !== this.#reading) return;
    this.busy = false;
    this.failure = planned.ok ? null : planned.error;
    this.plan = planned.ok ? planned.value : null;
  }

  /** Carries the plan out. */
  async run(): Promise<void> {
    if (!this.#file) return;
    this.busy = true;
    const reply = await this.#client.call('importAnnotations', this.#file);
    this.busy = false;
    this.failure = reply.ok ? null : reply.error;
    if (!reply.ok) return;
    this.plan = reply.value;
    this.undoId = reply.value.undoId;
    this.isDone = true;
  }

  /** Takes the import back. */
  undo(undoId: string): Promise<Reply<ImportUndone>> {
    return this.#client.call('undoImport', { undoId });
  }

  /** Leaves the file that was read; what was done stays done, and what is being planned is given up. */
  forget(): void {
    this.#reading++;
    if (this.busy && this.plan === null) void this.#client.call('cancelImport', {});
    this.planning = null;
    this.#file = null;
    this.busy = false;
    this.plan = null;
    this.undoId = null;
    this.isDone = false;
    this.failure = null;
  }

  async loadNotesCopy(): Promise<void> {
    const reply = await this.#client.call('notesCopy', {});
    if (reply.ok) this.notesCopy = reply.value;
  }

  /** Saves annotations of the screen as a file that `read` understands, without the engine, which may be unable to write. */
  saveCopy(
    annotations: readonly Annotation[],
    name: string,
    article: Article | null,
  ): Promise<Reply<string | null>> {
    const set = annotationSet({
      ...{ id: crypto.randomUUID(), title: name, generated: Date.now(), colourNames: {} },
      articles: article ? [setArticle(article)] : [],
      annotations: annotations.map((annotation) => ({ annotation, headings: [], today: null })),
      textOf: (textHash) => (article?.textHash === textHash ? article.text : null),
    });
    const base64 = textToBase64(JSON.stringify(set, null, 1));
    return this.#client.call('saveFile', {
      ...{ name: `${name}.annotation`, base64 },
      mediaType: 'application/ld+json',
    });
  }

  async #preview(file: File): Promise<Reply<ImportPlan>> {
    if (file.size > MAX_IMPORT_BYTES) return failed('file-too-large', 'The file is over 64 MB.', file.name);
    const base64 = await readBase64(file);
    if (base64 === null) return failed('source-unreadable', 'The file cannot be read.', file.name);
    this.#file = { name: file.name.slice(-255) || 'file', base64 };
    return this.#client.call('previewImport', this.#file);
  }
}

const setArticle = ({ id, path, title, author, date, language, url, publication }: Article): SetArticle => ({
  ...{ id, path, title, author, date, language, url, publication },
});

const failed = (code: Failure['code'], message: string, subject: string): Reply<never> => ({
  ok: false,
  error: { code, message, subject },
});

/** A list that the call may own. */
const open = (selection: ExportSelection) =>
  selection.kind === 'annotations' ? { kind: selection.kind, ids: [...selection.ids] } : selection;

const fileOf = ({ name, mediaType, base64 }: { name: string; mediaType: string; base64: string }) => ({
  ...{ name, mediaType, base64 },
});
