/** Finds the closing lines of a plain text that say where it comes from. */
import { namesSite, namesSource } from './labels.ts';
import { endsSentence } from './source-lines.ts';
import type { Unit } from './units.ts';

/** A source may be followed by a line of rights, an address or the like. */
const CLOSING_LINES = 3;

/** Is this, as the last words of a text, its source? */
export const isClosingSource = (text: string): boolean =>
  namesSource(text) || (namesSite(text) && !endsSentence(text));

/** Where the sources stand among the units; none of them is the first. */
export function findSources(units: readonly Unit[]): ReadonlySet<number> {
  const sources = new Set<number>();
  const from = Math.max(1, units.length - CLOSING_LINES);
  for (let at = from; at < units.length; at++) {
    const unit = units[at];
    if (unit?.kind !== 'prose') continue;
    const isLast = at === units.length - 1;
    if (namesSource(unit.text) || (isLast && isClosingSource(unit.text))) sources.add(at);
  }
  return sources;
}
