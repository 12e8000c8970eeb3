/** The file of reading positions: one for each device, merged by the newest. Broken entries are left out one by one. */
import * as v from 'valibot';
import type { Reading } from '../../contract/article.ts';

const position = v.object({
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Milliseconds since the epoch. */
  at: v.pipe(v.number(), v.finite()),
  path: v.string(),
  bytesHash: v.string(),
});

/** Where an article was left; path and bytes tell which it was when the catalog is lost. */
export type Position = v.InferOutput<typeof position>;
/** Positions by article id. */
export type Positions = ReadonlyMap<string, Position>;

export const NOT_READ: Reading = { offset: 0, progress: 0, at: null };

const ARTICLE_ID = /^[a-z2-7]{16}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The positions of a file's text; none when it cannot be read. */
export function decodePositions(json: string): Positions {
  const stored = parse(json);
  const entries = isRecord(stored) && isRecord(stored['positions']) ? stored['positions'] : {};
  const positions = new Map<string, Position>();
  for (const [id, entry] of Object.entries(entries)) {
    const checked = v.safeParse(position, entry);
    if (checked.success && ARTICLE_ID.test(id)) positions.set(id, checked.output);
  }
  return positions;
}

export const encodePositions = (positions: Positions): string =>
  `${JSON.stringify({ version: 1, positions: Object.fromEntries(positions) })}\n`;

/** For every article the position with the newest time; the order of the sources does not matter. */
export function mergePositions(sources: readonly Positions[]): Map<string, Position> {
  const merged = new Map<string, Position>();
  for (const source of sources)
    for (const [id, candidate] of source) {
      const held = merged.get(id);
      const isNewer =
        !held ||
        candidate.at > held.at ||
        (candidate.at === held.at && JSON.stringify(candidate) > JSON.stringify(held));
      if (isNewer) merged.set(id, candidate);
    }
  return merged;
}
