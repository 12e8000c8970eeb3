/** What the anchor thread answers: where the passages of an article are in another text than they were made on. */
import type { Anchor, Passage } from '../../contract/annotation.ts';
import type { Functions } from '../threads/threads.ts';
import { anchorPassage } from './anchor.ts';

export interface AnchorRequest {
  readonly passages: readonly Passage[];
  /** Today's text, and its hash. */
  readonly text: string;
  readonly textHash: string;
  /** The texts that passages were made on, by hash, as far as they were kept. */
  readonly keptTexts: ReadonlyMap<string, string>;
}

/** One anchor a passage, in the order of the passages. */
function anchorPassages({ passages, text, textHash, keptTexts }: AnchorRequest): Anchor[] {
  const anchors = new Map<Passage, Anchor>();
  // Version by version, since the comparison of two texts is remembered until the next one.
  const byVersion = [...passages].sort((a, b) => a.textHash.localeCompare(b.textHash));
  for (const passage of byVersion)
    anchors.set(passage, anchorPassage(passage, text, textHash, keptTexts.get(passage.textHash) ?? null));
  return passages.map((passage) => anchors.get(passage) ?? { state: 'orphaned' });
}

export const anchorFunctions = { anchorPassages } satisfies Functions;
export type AnchorFunctions = typeof anchorFunctions;
