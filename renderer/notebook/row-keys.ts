/** What the keys of the list of annotations mean: they move in it, select, and act on what is selected. */
import { COLOURS } from '../../contract/annotation.ts';
import type { NotebookRow } from '../../contract/notebook.ts';
import type { App } from '../state/app.svelte.ts';
import { isMac, shortcutOf } from '../state/shortcuts.ts';
import { stepFor } from '../ui/list-keys.ts';
import type { Desk } from './desk.svelte.ts';

interface List {
  readonly desk: Desk;
  /** The keyboard goes to the search. */
  readonly onsearch: () => void;
  /** How many rows a page is. */
  readonly pageSize: () => number;
  readonly moveTo: (index: number) => void;
  /** Selects from where the selection began. */
  readonly extendTo: (index: number) => Promise<void>;
}

/** Runs what a key means here; false when it means nothing. */
export function rowKeys(app: App, list: List): (event: KeyboardEvent) => boolean {
  const { notebook, notebookActions: actions } = app;
  const { selection } = notebook;
  const { desk } = list;
  const mac = isMac(navigator);

  async function withRow(act: (row: NotebookRow) => void): Promise<void> {
    const row = await notebook.reach(notebook.current);
    if (row) act(row);
  }

  const bare: Record<string, () => void> = {
    Enter: () => void withRow((row) => void desk.open(row)),
    ' ': () => void withRow(({ annotationId }) => selection.toggle(annotationId, notebook.current)),
    ArrowRight: () => void withRow((row) => desk.unfold(row, true)),
    ArrowLeft: () => void withRow((row) => desk.unfold(row, false)),
    '/': () => list.onsearch(),
  };

  function moved({ key, shiftKey }: KeyboardEvent): boolean {
    const next = stepFor(key, notebook.current, notebook.total ?? 0, list.pageSize());
    if (next === null) {
      const run = bare[key];
      run?.();
      return run !== undefined;
    }
    if (shiftKey) void list.extendTo(next);
    else {
      selection.anchor = null;
      list.moveTo(next);
    }
    return true;
  }

  function named(event: KeyboardEvent): boolean {
    const pressed = shortcutOf(event, mac);
    switch (pressed?.id) {
      case 'mark':
        void actions.recolour(COLOURS[pressed.index] ?? 'sun');
        return true;
      case 'note':
        void withRow((row) => desk.edit(row, 'note'));
        return true;
      case 'outline':
        desk.editTags(notebook.row(notebook.current));
        return true;
      case 'delete':
        void actions.delete();
        return true;
      default:
        return false;
    }
  }

  return (event) => {
    const { key } = event;
    const mod = mac ? event.metaKey : event.ctrlKey;
    if (mod && !event.altKey && key.toLowerCase() === 'a') selection.selectAll();
    else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (key === 'Escape' && !selection.isEmpty) selection.clear();
    else return moved(event) || named(event);
    return true;
  };
}
