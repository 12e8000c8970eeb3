/** Exports and imports as the screen sees them: what is to be exported, and the file that is being read in. */
import type { ExportSelection } from '../../contract/interchange.ts';

export class InterchangeState {
  /** What the export dialog starts with; set it before `app.overlay = 'export'`. */
  selection = $state.raw<ExportSelection>({ kind: 'library' });
}
