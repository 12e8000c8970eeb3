/** How an answer crosses between processes: errors are data, since a thrown one loses its name and code on the way. */

/** Every expected failure by name; the catalogue of messages says each in words. */
export const ERROR_CODES = [
  'unknown-call',
  'invalid-input',
  'internal',
  'disconnected',
  'unavailable',
  'overtaken',
  'article-not-found',
  'article-is-back',
  'annotation-not-found',
  'text-changed',
  'text-not-kept',
  'source-unreadable',
  'library-missing',
  'not-a-folder',
  'save-failed',
  'annotations-unreadable',
  'snapshot-not-found',
  'snapshot-damaged',
  'import-unreadable',
  'import-cut-short',
  'import-cancelled',
  'nothing-to-export',
  'nothing-to-undo',
  'file-not-saved',
  'copy-failed',
  'file-kind-unsupported',
  'file-too-large',
  'settings-not-saved',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface Failure {
  readonly code: ErrorCode;
  /** In plain English, for logs; the screen says `code` in the reader's language. */
  readonly message: string;
  /** What it is about: the name of a file or folder; null where there is none. */
  readonly subject: string | null;
}

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** A failure that is part of the program's life (a full disk, a vanished file), to be shown by name. Bugs throw others. */
export class ExpectedError extends Error implements Failure {
  readonly code: ErrorCode;
  readonly subject: string | null;

  constructor(code: ErrorCode, message: string, subject: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = 'ExpectedError';
    this.code = code;
    this.subject = subject;
  }
}

/** The reply that says this error; null when it is not an expected one. */
export function failureOf(error: unknown): Failure | null {
  return error instanceof ExpectedError
    ? { code: error.code, message: error.message, subject: error.subject }
    : null;
}
