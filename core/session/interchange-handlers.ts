/** The calls of interchange: exports, imports, citations, and how the plain copy of the notes is doing. */
import type { Handlers } from '../../contract/dispatch.ts';
import type { interchangeCalls } from '../../contract/interchange.ts';
import type { InterchangeDesks } from './interchange-desks.ts';

/** Asking fails with `library-missing` while there is nowhere to keep annotations. */
export const interchangeHandlers = (
  current: () => InterchangeDesks,
): Handlers<keyof typeof interchangeCalls> => ({
  exportAnnotations: (input) => current().desk.export(input),
  citePassage: (input) => current().desk.cite(input),
  previewImport: (input) => current().desk.preview(input),
  importAnnotations: (input) => current().desk.import(input),
  cancelImport: () => {
    current().desk.cancelImport();
    return null;
  },
  undoImport: (input) => current().desk.undoImport(input),
  notesCopy: () => current().notesCopy.status(),
});
