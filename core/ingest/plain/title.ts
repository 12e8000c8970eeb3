/** Finds the title of a plain text among its first units. */
import { isNotice, namesPart, namesSource, readLabel } from './labels.ts';
import { endsSentence, endsWithStop, hasDash, startsLower } from './source-lines.ts';
import type { Unit } from './units.ts';

const LONGEST_TITLE = 150;
/** Lines of facts (author, date, captions) that may stand above a title. */
const MOST_LINES_ABOVE = 4;

export interface FoundTitle {
  /** Its place among the units. */
  readonly at: number;
  /** Without its label. */
  readonly text: string;
}

const isAbove = (unit: Unit): boolean =>
  unit.kind === 'rule' || (unit.kind === 'prose' && (readLabel(unit.text) !== null || isNotice(unit.text)));

/** Can the first line be the title of what follows? */
function looksLikeTitle(unit: Unit, next: Unit): boolean {
  const { text } = unit;
  if (unit.kind === 'marked') return unit.level === 1 || !namesPart(text);
  if (unit.kind !== 'prose' || text.length > LONGEST_TITLE) return false;
  if (/[.,;:：，。、]$/u.test(text) || (endsWithStop(text) && !text.endsWith('…'))) return false;
  if (hasDash(text) || startsLower(text) || namesPart(text) || namesSource(text)) return false;
  if (/^(?:[-–—(\[]|«[^»]*$)/u.test(text) || /^[^:]{1,25} :? ?[«“]/u.test(text)) return false;
  if (/\p{Ll}\.\s+\p{Lu}/u.test(text)) return false;
  if (next.kind !== 'prose') return true;
  if (isNotice(next.text) || readLabel(next.text)) return true;
  return next.apart || next.text.length > text.length * 1.2 || endsSentence(next.text);
}

/** Null when the source has no title of its own. */
export function findTitle(units: readonly Unit[]): FoundTitle | null {
  const labelled = units
    .slice(0, MOST_LINES_ABOVE + 1)
    .findIndex(({ kind, text }) => kind === 'prose' && readLabel(text)?.kind === 'title');
  const label = units[labelled];
  if (label) return { at: labelled, text: readLabel(label.text)?.value ?? label.text };
  const at = units.findIndex((unit) => !isAbove(unit));
  const first = units[at];
  const next = units[at + 1];
  if (!first || !next || at > MOST_LINES_ABOVE || !looksLikeTitle(first, next)) return null;
  return { at, text: first.text };
}
