/** Where the page has set the marked passages, for the margin to stand level with them. Pixels from the text's top. */
export class PlacementState {
  /** Annotation id -> top of its first line. */
  tops = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Tops of the headings, in order. */
  headings = $state.raw<readonly number[]>([]);
  /** Height of the whole text. */
  height = $state(0);
  /** The part of it that is in the window. */
  seen = $state.raw<{ readonly top: number; readonly bottom: number }>({ top: 0, bottom: 2_000 });
}
