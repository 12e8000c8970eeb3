/** Tells the turns of a dialogue from the items of a list: both open with a dash. */
import type { Unit } from './units.ts';

const TURN_END = /[.!?…»”"]$/u;

function isTurnsOf(items: readonly Unit[]): boolean {
  const dashes = items.every(({ bullet }) => bullet === '-');
  return (
    dashes &&
    items.length > 1 &&
    items.every(({ text }) => TURN_END.test(text)) &&
    items.some(({ text }) => /[?!]$/u.test(text))
  );
}

/** The same units, where runs of `- ` items that are turns of a dialogue have become prose with its dash. */
export function restoreDialogue(units: readonly Unit[]): Unit[] {
  const restored: Unit[] = [];
  for (let at = 0; at < units.length;) {
    let end = at;
    while (units[end]?.kind === 'item') end++;
    const run = units.slice(at, Math.max(end, at + 1));
    const isDialogue = end > at && isTurnsOf(run);
    for (const unit of run)
      restored.push(isDialogue ? { ...unit, kind: 'prose', text: `- ${unit.text}` } : unit);
    at += run.length;
  }
  return restored;
}

/** Numbered lines that each stand over a paragraph are headings, not items; they get their number back. */
export function restoreNumberedLines(units: readonly Unit[]): Unit[] {
  return units.map((unit, at) => {
    const next = units[at + 1];
    const isLone =
      unit.kind === 'item' &&
      unit.ordinal !== null &&
      unit.text.length <= 100 &&
      units[at - 1]?.kind !== 'item' &&
      next?.kind === 'prose' &&
      !/[.;,]$/u.test(unit.text) &&
      next.text.length > unit.text.length;
    return isLone ? { ...unit, kind: 'prose', text: `${unit.bullet} ${unit.text}` } : unit;
  });
}
