/** Cuts a text at its matched words, so that they can be shown marked without ever writing markup. */

/** A run of a text to be marked: UTF-16 units, `end` exclusive. */
export interface Marked {
  readonly start: number;
  readonly end: number;
}

export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** The text in pieces, none of them empty. Spans may come in any order, overlap, or reach outside the text. */
export function markedPieces(text: string, marks: readonly Marked[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return pieces;
}
