/** What is said of marks: to those who hear the page, and to those who see it and want names. Pure. */
import type { AnchoredAnnotation } from '../../contract/annotation.ts';
import type { Messages } from '../../contract/messages/index.ts';
import type { WornMark } from './mark-elements.ts';

/** Marks as elements of the text, with the words that say where each begins and ends, and its note. */
export const wornMarks = (annotations: readonly AnchoredAnnotation[], words: Messages['marks']): WornMark[] =>
  annotations.flatMap(({ id, anchor, colour, note }) =>
    anchor.state === 'orphaned'
      ? []
      : [
          {
            id,
            colour,
            start: anchor.start,
            end: anchor.end,
            begins: words.begins(words.colours[colour]),
            ends: words.ends,
            description: note === '' ? null : words.noteIs(note),
          },
        ],
  );
