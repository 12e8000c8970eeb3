/** Two versions of a passage in its surroundings, set against each other for a reader: what went, what came. Pure. */
import type { Surroundings } from '../../contract/review.ts';
import { diffWords, type DiffPart } from '../../contract/word-diff.ts';

/** A run of one version: as in the other one, gone since, or come since. */
export type Piece = DiffPart;

/** A text around a passage, cut where it differs from the other version. */
export interface Version {
  readonly lead: readonly Piece[];
  readonly passage: readonly Piece[];
  readonly trail: readonly Piece[];
}

/** Surroundings that share less than this of the shorter one's letters are others: their differences say nothing. */
const RELATED = 0.5;

const plain = (text: string): Piece => ({ kind: 'same', text });
const isSame = ({ kind }: Piece): boolean => kind === 'same';
const lettersOf = (text: string): number => text.replace(/\s+/g, '').length;

const cut = ({ text, span }: Surroundings) => ({
  lead: text.slice(0, span.start),
  passage: text.slice(span.start, span.end),
  trail: text.slice(span.end),
});

/** One version alone. */
export function alone(surroundings: Surroundings): Version {
  const { lead, passage, trail } = cut(surroundings);
  return { lead: [plain(lead)], passage: [plain(passage)], trail: [plain(trail)] };
}

/** Both versions; nothing is told apart in surroundings that have little in common, as where a passage has moved. */
export function compare(
  before: Surroundings,
  after: Surroundings,
): { readonly before: Version; readonly after: Version } {
  const [old, today] = [cut(before), cut(after)];
  const lead = around(old.lead, today.lead, 'lead');
  const passage = sides(diffWords(old.passage, today.passage));
  const trail = around(old.trail, today.trail, 'trail');
  return {
    before: { lead: lead.before, passage: passage.before, trail: trail.before },
    after: { lead: lead.after, passage: passage.after, trail: trail.after },
  };
}

interface Sides {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

const sides = (parts: readonly Piece[]): Sides => ({
  before: parts.filter(({ kind }) => kind !== 'added'),
  after: parts.filter(({ kind }) => kind !== 'removed'),
});

/** The differences of two surroundings, but for their far ends: there each was cut at a word of its own. */
function around(old: string, today: string, where: 'lead' | 'trail'): Sides {
  const parts = diffWords(old, today);
  const shared = parts.filter(isSame).reduce((sum, { text }) => sum + lettersOf(text), 0);
  if (shared < RELATED * Math.min(lettersOf(old), lettersOf(today)) || shared === 0)
    return { before: [plain(old)], after: [plain(today)] };
  const isFar =
    where === 'lead'
      ? (index: number) => index < parts.findIndex(isSame)
      : (index: number) => index > parts.findLastIndex(isSame);
  const near = sides(parts.filter((_, index) => !isFar(index)));
  const far = sides(parts.filter((_, index) => isFar(index)));
  const ends = {
    before: far.before.map(({ text }) => plain(text)),
    after: far.after.map(({ text }) => plain(text)),
  };
  return where === 'lead'
    ? { before: [...ends.before, ...near.before], after: [...ends.after, ...near.after] }
    : { before: [...near.before, ...ends.before], after: [...near.after, ...ends.after] };
}

/** Two whole texts in rows that stand level: a paragraph that both have, one that only one has, or one put for another. */
export function rowsOf(before: string, after: string): readonly Sides[] {
  const rows: { before: Piece[]; after: Piece[] }[] = [];
  let row: { before: Piece[]; after: Piece[] } = { before: [], after: [] };
  const end = (): void => {
    if (row.before.length + row.after.length > 0) rows.push(row);
    row = { before: [], after: [] };
  };
  for (const { kind, text } of diffWords(before, after)) {
    // Where the other side has begun something of its own, a paragraph's end on this side is not one of the row.
    const isSplit = kind === 'same' || (kind === 'added' ? row.before : row.after).length === 0;
    for (const [index, run] of (isSplit ? text.split(/\n{2,}/) : [text]).entries()) {
      if (index > 0) end();
      if (run === '') continue;
      if (kind !== 'added') row.before.push({ kind, text: run });
      if (kind !== 'removed') row.after.push({ kind, text: run });
    }
  }
  end();
  return rows;
}
