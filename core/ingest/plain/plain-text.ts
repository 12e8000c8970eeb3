/** Reads the structure that a plain text carries in its habits: title, headings, paragraphs, lists, source. */
import { plainBlock, type BlockRole, type Draft, type DraftBlock } from '../document.ts';
import { linkAddresses } from './addresses.ts';
import { restoreDialogue, restoreNumberedLines } from './dialogue.ts';
import { findHeadings, headingLevel } from './headings.ts';
import { readLabel, type LabelledLine } from './labels.ts';
import { findSources } from './source.ts';
import { isAllCaps } from './source-lines.ts';
import { findTitle } from './title.ts';
import { readUnits, type Unit } from './units.ts';

/** Labels count only near the beginning; further down they belong to the story. */
const HEAD_UNITS = 8;
const COLUMNS_PER_DEPTH = 2;

function labelsOf(units: readonly Unit[]): readonly LabelledLine[] {
  return units
    .slice(0, HEAD_UNITS)
    .map(({ kind, text }) => (kind === 'prose' ? readLabel(text) : null))
    .filter((label) => label !== null);
}

const splitTags = (value: string): string[] =>
  value
    .split(/[,;]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** How deep an item is: by its indent among those of the items above it in the same list. */
function itemDepths(units: readonly Unit[]): ReadonlyMap<Unit, number> {
  const depths = new Map<Unit, number>();
  let open: number[] = [];
  for (const unit of units) {
    if (unit.kind !== 'item') open = [];
    else {
      open = open.filter((indent) => indent + COLUMNS_PER_DEPTH <= unit.indent);
      depths.set(unit, open.length);
      open.push(unit.indent);
    }
  }
  return depths;
}

function roleOf(unit: Unit, depth: number): BlockRole {
  if (unit.kind === 'item') return { kind: 'item', depth, ordinal: unit.ordinal, isDone: null };
  if (unit.kind === 'quote' || unit.kind === 'rule') return { kind: unit.kind };
  return { kind: 'paragraph' };
}

const toBlock = (role: BlockRole, text: string): DraftBlock => ({ role, text, marks: linkAddresses(text) });

/** Never fails: a text without any habits is its paragraphs. */
export function readPlainText(text: string): Draft {
  const units = restoreNumberedLines(restoreDialogue(readUnits(text)));
  const title = findTitle(units);
  const headings = findHeadings(units, title ? title.at + 1 : 0);
  const sources = findSources(units);
  const depths = itemDepths(units);
  const hasCapitals = units.some(({ text: line }, at) => headings.has(at) && isAllCaps(line));
  const blocks = units.flatMap((unit, at): DraftBlock[] => {
    if (at === title?.at) return [];
    if (sources.has(at)) return [toBlock({ kind: 'source' }, unit.text)];
    if (headings.has(at))
      return [plainBlock({ kind: 'heading', level: headingLevel(unit, hasCapitals) }, unit.text)];
    return [toBlock(roleOf(unit, depths.get(unit) ?? 0), unit.text)];
  });
  const labels = labelsOf(units);
  const labelled = (kind: LabelledLine['kind']) => labels.find((label) => label.kind === kind)?.value ?? null;
  return {
    author: labelled('author'),
    date: labelled('date'),
    url: null,
    publication: null,
    tags: splitTags(labelled('tags') ?? ''),
    blocks: title ? [plainBlock({ kind: 'title' }, title.text), ...blocks] : blocks,
  };
}
