/** Interchange: annotations as files that other programs read, files of theirs read in, and a passage as a citation. */
import * as v from 'valibot';
import { annotationId, articleId, call, nothing } from './call.ts';
import type { ErrorCode } from './reply.ts';

/** What can be written. */
export const EXPORT_FORMATS = ['markdown', 'w3c', 'hypothesis', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What can be read, as it was recognised. */
export type ImportFormat = 'w3c' | 'hypothesis' | 'readwise' | 'kindle';

/** Files of more bytes than this are not read in. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;

/** Which annotations are meant. */
const selection = v.variant('kind', [
  v.strictObject({ kind: v.literal('library') }),
  v.strictObject({ kind: v.literal('article'), articleId }),
  v.strictObject({
    kind: v.literal('annotations'),
    ids: v.pipe(v.array(annotationId), v.minLength(1), v.maxLength(200_000)),
  }),
]);
export type ExportSelection =
  | { readonly kind: 'library' }
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'annotations'; readonly ids: readonly string[] };

/** A file that was made, to be saved by the host. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
  readonly annotations: number;
  readonly articles: number;
}

/** A passage as one cites it. */
export interface Citation {
  /** The quote and where it is from, as a sentence. */
  readonly text: string;
  readonly bibtex: string;
  /** CSL-JSON: a list of one item. */
  readonly csl: string;
  /** Opens the article at the passage in the desktop shell: `seedleaf://open/<article>/<annotation>`. */
  readonly link: string;
}

/** Why a record is not taken in. */
export const IMPORT_PROBLEMS = [
  /** It is not an annotation, or lacks what one needs; also a page note without a passage. */
  'not-an-annotation',
  'no-quote',
  'too-long',
  'article-unknown',
  'article-ambiguous',
  /** A note of a Kindle that belongs to no highlight. */
  'note-without-highlight',
  /** A bookmark marks a place, not a passage. */
  'bookmark',
  /** The article is in the library, but its source cannot be read. */
  'article-unreadable',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

/** What is to be said of a whole file that was read all the same. */
export const IMPORT_WARNINGS = [
  /** A few bytes are no characters: the replacement character stands in their place. */
  'damaged-characters',
] as const;
export type ImportWarning = (typeof IMPORT_WARNINGS)[number];

/** What will happen, or happened, to one record of a file. */
export type ImportAction =
  | {
      readonly kind: 'new';
      /**
       * Where its passage is in today's text: there; there with other words, or among other words, so that the review
       * asks; or not there.
       */
      readonly place: 'found' | 'edited' | 'doubtful' | 'orphaned';
    }
  /** Its colour, note or tags change; its passage stays. */
  | { readonly kind: 'change' }
  /** It is here already; `newer` when what is here was changed since; `older` when another record is a later version. */
  | { readonly kind: 'same' | 'newer' | 'repeated' | 'older' }
  | { readonly kind: 'failed'; readonly problem: ImportProblem };

export interface ImportRecord {
  /** Counted from 1, in the order of the file. */
  readonly number: number;
  /** At most 300 characters of each. */
  readonly quote: string;
  readonly note: string;
  /** The article of the library; where there is none, the title that the record names, or null. */
  readonly article: { readonly id: string | null; readonly title: string | null };
  readonly action: ImportAction;
}

export interface ImportPlan {
  readonly format: ImportFormat;
  readonly warnings: readonly ImportWarning[];
  readonly records: readonly ImportRecord[];
}

export interface ImportResult extends ImportPlan {
  /** Undoes this import; null when it changed nothing. */
  readonly undoId: string | null;
}

export interface ImportUndone {
  /** Annotations that stay as they are, because they were changed since the import. */
  readonly kept: number;
}

const importedFile = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** The bytes in base64. */
  base64: v.pipe(v.string(), v.maxLength(Math.ceil((MAX_IMPORT_BYTES * 4) / 3) + 4)),
});

/** How the plain copy of the notes is doing. */
export interface NotesCopyStatus {
  readonly state: 'off' | 'waiting' | 'current' | 'failed';
  /** Absolute path of its folder, beside the library. */
  readonly dir: string;
  /** Why it could not be written; null when it could. */
  readonly failure: { readonly code: ErrorCode; readonly subject: string | null } | null;
  /** Files of the copy that a person has changed: left as they are, the copy goes on beside them. */
  readonly leftAlone: readonly string[];
}

export const interchangeCalls = {
  /** Fails with `nothing-to-export`. */
  exportAnnotations: call<ExportedFile>()(
    v.strictObject({
      selection,
      format: v.picklist(EXPORT_FORMATS),
      /** Whose names of the colours are written. */
      language: v.picklist(['en', 'fr']),
    }),
  ),
  /** Fails with `annotation-not-found`. */
  citePassage: call<Citation>()(v.strictObject({ annotationId })),
  /**
   * Says for every record what importing it will do; changes nothing. Fails with `import-unreadable` or
   * `import-cut-short`, or with `import-cancelled` when it is given up or another file is read meanwhile.
   */
  previewImport: call<ImportPlan>()(importedFile),
  /**
   * Takes in what can be taken in, all or nothing on disk. Fails with `save-failed`, and as `previewImport` does while
   * nothing is written yet.
   */
  importAnnotations: call<ImportResult>()(importedFile),
  /** Gives up what is being planned; nothing when nothing is. */
  cancelImport: call<null>()(nothing),
  /**
   * Takes the last import back: what it made is deleted, what it changed is as it was, and what was changed since stays.
   * Fails with `nothing-to-undo`.
   */
  undoImport: call<ImportUndone>()(v.strictObject({ undoId: v.pipe(v.string(), v.uuid()) })),
  notesCopy: call<NotesCopyStatus>()(nothing),
} as const;
