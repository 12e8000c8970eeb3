/**
 * Whether a place that was found for a passage may be another one's: where a text says the same words several times, as
 * forms, logs and refrains do, only what stands around tells them apart. Owns that comparison; knows no state.
 */
import type { AlignedTexts } from './align.ts';
import type { TokenPlaces } from './token-places.ts';
import type { Run } from './tokens.ts';

/** Tokens that are compared on each side. */
const REACH = 64;
/** Letters on one side by which another place must be the better one, where both stand in like paragraphs. */
const LEAD = 6;
/** The same where neither paragraph is as it was: what people wrote between says little by itself. */
const LEAD_AMONG_EDITS = 12;
/** Copies that are looked at; words that stand more often are told by their paragraph or not at all. */
const MAX_COPIES = 400;

export interface Copies {
  readonly old: TokenPlaces;
  readonly today: TokenPlaces;
}

/** What two places have in common, going outwards to the first difference. */
interface Shared {
  /** Letters; that both begin or end their texts there counts as some. */
  readonly left: number;
  readonly right: number;
  /** Their paragraphs are alike from beginning to end. */
  readonly isParagraph: boolean;
}

/** The place that is a passage's beyond doubt, or the one that was found, in doubt. */
export function surestPlace(
  texts: AlignedTexts,
  { old, today }: Copies,
  passage: Run,
  found: Run,
): { readonly run: Run; readonly isSure: boolean } {
  const wanted = texts.old.ids.subarray(passage.first, passage.end);
  const others = old.of(wanted, MAX_COPIES).filter((first) => first !== passage.first);
  const copies = today.of(wanted, MAX_COPIES).filter((first) => first !== found.first);
  if (others.length === 0 && copies.length === 0) return { run: found, isSure: true };
  const length = wanted.length;
  const runAt = (first: number): Run => ({ first, end: first + length });
  const isSure = (run: Run): boolean => {
    const own = sharedAround(texts, passage, run);
    const isBetter = (old: Run, today: Run): boolean => outdoes(sharedAround(texts, old, today), own);
    return (
      !others.some((first) => isBetter(runAt(first), run)) &&
      ![...copies, found.first].some((first) => first !== run.first && isBetter(passage, runAt(first)))
    );
  };
  if (isSure(found)) return { run: found, isSure: true };
  const sure = copies.map(runAt).filter(isSure);
  const [only] = sure;
  return only && sure.length === 1 ? { run: only, isSure: true } : { run: found, isSure: false };
}

/** Whether what another pair of places has in common speaks for it, on either side. */
function outdoes(other: Shared, own: Shared): boolean {
  if (own.isParagraph !== other.isParagraph) return other.isParagraph;
  const lead = own.isParagraph ? LEAD : LEAD_AMONG_EDITS;
  return other.left - own.left >= lead || other.right - own.right >= lead;
}

function sharedAround({ old, today, vocabulary }: AlignedTexts, passage: Run, run: Run): Shared {
  let [left, right] = [0, 0];
  let [isFromStart, isToEnd] = [false, false];
  for (let k = 1; k <= REACH; k++) {
    const [was, is] = [passage.first - k, run.first - k];
    isFromStart ||= old.opens[was + 1] === 1 || was < 0;
    if (was < 0 && is < 0) left += LEAD;
    if (was < 0 || is < 0 || old.ids[was] !== today.ids[is]) break;
    left += vocabulary.weight(old.ids[was] ?? -1);
  }
  for (let k = 0; k < REACH; k++) {
    const [was, is] = [passage.end + k, run.end + k];
    isToEnd ||= old.opens[was] === 1 || was >= old.ids.length;
    const [wasEnd, isEnd] = [was >= old.ids.length, is >= today.ids.length];
    if (wasEnd && isEnd) right += LEAD;
    if (wasEnd || isEnd || old.ids[was] !== today.ids[is]) break;
    right += vocabulary.weight(old.ids[was] ?? -1);
  }
  return { left, right, isParagraph: isFromStart && isToEnd };
}
