/**
 * The numbers of printed notes, at the lines where their passages begin. Each is an empty element that the style sheet
 * gives its number, so that the text stays what it is.
 */
import type { Colour } from '../../contract/annotation.ts';
import type { TextView } from './text-view.ts';

export interface NumberedNote {
  readonly number: number;
  /** Where its passage begins. */
  readonly start: number;
  readonly colour: Colour;
}

/** Puts the numbers into the text; answers how to take them out. */
export function putNumbers(view: TextView, notes: readonly NumberedNote[]): () => void {
  const put = notes.map(({ number, start, colour }) => {
    const block = view.blockAt(start);
    const range = view.ruler(block, start, start);
    const element = document.createElement('span');
    element.className = 'note-number';
    element.dataset['number'] = String(number);
    element.style.setProperty('--mark', `var(--${colour}-strong)`);
    range.insertNode(element);
    view.forget(block);
    return { element, block };
  });
  return () => {
    for (const { element, block } of put) {
      element.remove();
      view.forget(block);
    }
  };
}
