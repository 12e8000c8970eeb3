/** Decides which units of a plain text are headings, by their own looks and by what stands around them. */
import { isNotice, namesSource, readLabel } from './labels.ts';
import { endsSentence, endsWithStop, hasDash, isAllCaps, roughWords, startsLower } from './source-lines.ts';
import type { Unit } from './units.ts';

const LONGEST_HEADING = 110;
const MOST_WORDS = 16;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]{1,6}[.)])\s*[–—:-]?\s*(?=\p{Lu})/u;
const PREFIX = /^(\p{Lu}[\p{L}.’' -]{0,30}?)\s?[:：]\s/u;
const OPENS_OTHERWISE = /^[«“"„(\[*_@#&$€£%]/u;

const OPENS_SPEECH = /^(?:[«“"„]|[—–]\s)/u;

/** Names before a colon that speak more than once: lines of a transcript are no headings. */
function speakersOf(units: readonly Unit[]): ReadonlySet<string> {
  const turns = new Map<string, number>();
  for (const { text } of units) {
    const name = PREFIX.exec(text)?.[1];
    if (name !== undefined) turns.set(name, (turns.get(name) ?? 0) + 1);
  }
  return new Set([...turns].filter(([, count]) => count > 1).map(([name]) => name));
}

/** Could this line be a heading, whatever stands around it? */
function looksLikeHeading(unit: Unit): boolean {
  const { text } = unit;
  if (unit.kind !== 'prose' || text.length > LONGEST_HEADING || roughWords(text) > MOST_WORDS) return false;
  if (endsWithStop(text) || startsLower(text) || hasDash(text) || OPENS_OTHERWISE.test(text)) return false;
  if (/[.!?]\s+\p{Lu}/u.test(text.replace(NUMBERED, ''))) return false;
  if (/[:：]$/u.test(text) && roughWords(text) > 4) return false;
  if (!/\p{L}/u.test(text)) return false;
  return !isNotice(text) && !namesSource(text) && readLabel(text) === null;
}

/** Is what follows something that a heading stands over? */
function isBody(heading: Unit, next: Unit, previous: Unit | undefined): boolean {
  const { text } = heading;
  const isStrong = isAllCaps(text) || NUMBERED.test(text);
  if (next.kind === 'item' || next.kind === 'quote') return !endsSentence(text) || text.endsWith('?');
  if (next.kind === 'verse') return isStrong || (previous?.kind !== 'verse' && !endsSentence(text));
  if (next.kind !== 'prose' || hasDash(next.text)) return false;
  // A short line of a story, between what is said and what is told.
  if (!heading.apart && previous && OPENS_SPEECH.test(previous.text)) return false;
  if (/[:：]$/u.test(text)) return roughWords(text) <= 3 && !/^[«“"„]/u.test(next.text) && heading.apart;
  if (next.text.length < text.length * 1.2 && !isStrong) return false;
  return endsSentence(next.text) || next.text.length > 100 || (isStrong && next.text.length > text.length);
}

/** `Lieu : …` above `Heure : …` is a table of facts. */
const isFact = (unit: Unit | undefined): boolean =>
  unit?.kind === 'prose' && unit.text.length < 120 && /^[^:：]{1,40}[:：]\s*\S/u.test(unit.text);

/** Which units are headings, by their place in `units`. What a title already took is left out by `from`. */
export function findHeadings(units: readonly Unit[], from: number): ReadonlySet<number> {
  const speakers = speakersOf(units);
  const looks = units.map(
    (unit, at) => at >= from && looksLikeHeading(unit) && !speakers.has(PREFIX.exec(unit.text)?.[1] ?? ''),
  );
  const headings = new Set<number>();
  for (let at = units.length - 1; at >= from; at--) {
    const unit = units[at];
    const next = units[at + 1];
    if (unit?.kind === 'marked') headings.add(at);
    else if (unit && next && looks[at] && standsOver(units, at, looks, headings)) headings.add(at);
  }
  return headings;
}

function standsOver(
  units: readonly Unit[],
  at: number,
  looks: readonly boolean[],
  headings: ReadonlySet<number>,
): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (!unit || !next) return false;
  if (isFact(unit) && (isFact(units[at - 1]) || isFact(next)) && next.text.length < 120) return false;
  // A heading over a heading: one such step, and no more.
  if (headings.has(at + 1)) return next.kind === 'marked' || !headings.has(at + 2);
  if (looks[at - 1] && looks[at - 2] && at - 2 >= 0 && !isAllCaps(unit.text)) return false;
  return isBody(unit, next, units[at - 1]);
}

/** 2 for a part, 3 and deeper for parts of parts, by their numbers or by capitals over small letters. */
export function headingLevel(unit: Unit, hasCapitals: boolean): 2 | 3 | 4 {
  if (unit.kind === 'marked') return unit.level <= 2 ? 2 : unit.level === 3 ? 3 : 4;
  const number = /^\d+(?:\.\d+)+/u.exec(unit.text)?.[0];
  if (number !== undefined) return number.split('.').length === 2 ? 3 : 4;
  return hasCapitals && !isAllCaps(unit.text) && !NUMBERED.test(unit.text) ? 3 : 2;
}
