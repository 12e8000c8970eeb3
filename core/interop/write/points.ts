/** The positions of passages in code points, for formats that count in them. Pure. */
import type { Passage } from '../../../contract/annotation.ts';
import type { Span } from '../../../contract/article.ts';
import { codePointsOf, type CodePoints } from '../../../contract/code-points.ts';

/** Null when the text that the passage was made on is not at hand. */
export type PointsIn = (passage: Passage) => Span | null;

export function pointsByText(texts: ReadonlyMap<string, string>): PointsIn {
  const counted = new Map<string, CodePoints>();
  return ({ textHash, start, end }) => {
    const text = texts.get(textHash);
    if (text === undefined) return null;
    const points = counted.get(textHash) ?? codePointsOf(text);
    counted.set(textHash, points);
    return { start: points.fromUnits(start), end: points.fromUnits(end) };
  };
}
