/** What a second start of the program hands to the first, which then comes forward. Pure. */
import type { Arguments } from './arguments.ts';

/** The second command line may arrive in another order, so what it names travels beside it. */
export const handOver = ({ libraryDir, link }: Arguments) => ({ libraryDir, link });

/** The link that a second start was to open; null when there was none. */
export function linkHandedOver(handedOver: unknown): string | null {
  if (typeof handedOver !== 'object' || handedOver === null || !('link' in handedOver)) return null;
  return typeof handedOver.link === 'string' ? handedOver.link : null;
}

/** The folder that a second start named; null when it named none. It comes from another process, so it is looked at. */
export function libraryHandedOver(handedOver: unknown): string | null {
  if (typeof handedOver !== 'object' || handedOver === null || !('libraryDir' in handedOver)) return null;
  return typeof handedOver.libraryDir === 'string' ? handedOver.libraryDir : null;
}
