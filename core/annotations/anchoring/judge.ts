/** What the evidence for a mapped passage is worth. Owns the thresholds, and nothing else. */
import type { Mapped } from './map-passage.ts';

/** A passage of at least this many tokens is not met twice by chance. */
const LONG = 8;

/** Words or signs that must touch what is left of a passage when it holds no word: signs alone stand anywhere. */
const MIN_TOUCHING = 2;

/** Words or signs that must stand around a short passage still, where its text was not kept. */
const MIN_SEEN = 2;

/** Share of a region that must still be there for a short passage to be believed in it. */
export const MIN_REGION = 0.4;

/**
 * The state of a mapped passage of `length` tokens; null when the evidence is too thin to show it anywhere. Without the
 * whole old text (`isWhole`) all evidence is the passage and 32 characters around it, so that more of it is asked.
 */
export function judgeMapped(
  mapped: Mapped,
  length: number,
  isWhole: boolean,
): 'moved' | 'edited' | 'uncertain' | null {
  const {
    run,
    isIntact,
    likeness,
    before,
    after,
    seen,
    touching,
    links,
    words,
    inRow,
    purity,
    recall,
    region,
  } = mapped;
  // That both texts end there says nothing: all ends are alike.
  if (words === 0 && links > 0 && touching < MIN_TOUCHING) return null;
  if (!isWhole && length < LONG && seen < MIN_SEEN) return null;
  const size = run.end - run.first;
  const context = before + after;
  const isPinned = before >= 3 && after >= 3;
  const isAmongItsOwn = (isWhole ? region >= MIN_REGION : context >= 6) || inRow >= LONG;
  const isAsLong = size >= 0.6 * length && size <= 2 * length + 2;
  const isMuch = isWhole && links >= 2 * LONG;
  if (isIntact) return length >= LONG || (context >= 4 && isAmongItsOwn) ? 'moved' : null;
  if (likeness >= 0.7 && (isMuch || (isAmongItsOwn && (length >= LONG || context >= 4)))) return 'edited';
  if (likeness >= 0.5 && isAmongItsOwn && (isPinned || isMuch)) return 'edited';
  if (recall >= 0.8 && isPinned && isAmongItsOwn) return 'edited';
  // A part of it stands alone elsewhere, as of paragraphs that were parted; or much was put into it.
  if (isMuch && (purity >= 0.7 || (recall >= 0.4 && isAmongItsOwn && context >= 4))) return 'uncertain';
  if (isWhole && inRow >= LONG && likeness >= 0.5) return 'uncertain';
  if (!isAmongItsOwn) return null;
  if ((recall >= 0.3 || likeness >= 0.45) && isPinned && isAsLong) return 'uncertain';
  // Every word was replaced, but the sentence around stands: short enough to be a correction, not another matter.
  if (isWhole && length <= LONG && isPinned && context >= 9 && isAsLong) return 'uncertain';
  return null;
}
