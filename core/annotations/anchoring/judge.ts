/** What the evidence for a mapped passage is worth. Owns the thresholds, and nothing else. */
import type { Mapped } from './map-passage.ts';

/** A passage of at least this many tokens is not met twice by chance. */
const LONG = 8;

/**
 * The state of a mapped passage of `length` tokens; null when the evidence is too thin to show it anywhere. `quote-alone`
 * is evidence from the passage's 32 characters of context, where less can be checked and more is asked.
 */
export function judgeMapped(
  { isIntact, likeness, before, after }: Mapped,
  length: number,
  evidence: 'whole-text' | 'quote-alone',
): 'moved' | 'edited' | 'uncertain' | null {
  const context = before + after;
  const isPinned = before >= 3 && after >= 3;
  const isWhole = evidence === 'whole-text';
  if (isIntact) return length >= LONG || context >= 4 ? 'moved' : null;
  if (likeness >= 0.7 && (length >= LONG || context >= 4)) return 'edited';
  if (likeness >= 0.5 && (isPinned || (isWhole && length >= 2 * LONG))) return 'edited';
  if (likeness >= 0.25 && isPinned) return 'uncertain';
  // Every word was replaced, but the sentence around stands: short enough to be a correction, not another matter.
  if (isWhole && length <= 4 && before >= 5 && after >= 5) return 'uncertain';
  return null;
}
