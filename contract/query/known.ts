/** What is known where a query is asked, besides what was typed. */
import type { ColourNames } from '../annotation.ts';

export interface Known {
  /** What colours are called in this library besides their standard names. */
  readonly colourNames?: ColourNames | undefined;
  /** Milliseconds since the epoch: what day is today. Where nobody tells, no day is called so. */
  readonly now?: number | undefined;
}
