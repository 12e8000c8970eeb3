/** What the index has without being given it. Pure. */
import type { Collection } from './collection.ts';

/** Articles the index has, and from which slot on to ask for more; null after the last. */
export interface HeldArticles {
  readonly articles: readonly { readonly id: string; readonly version: string | null }[];
  readonly next: number | null;
}

/** So many are told at a time: nobody waits long for a message. */
const MOST_HELD = 2_000;

/** The living articles from a slot on, with what tells this reading of each from others. */
export function heldFrom({ segments }: Collection, from: number): HeldArticles {
  const to = Math.min(segments.slots, from + MOST_HELD);
  const articles: { id: string; version: string | null }[] = [];
  const versions = segments.versions();
  for (let slot = from; slot < to; slot++)
    if (segments.isLiving(slot)) articles.push({ id: segments.idOf(slot), version: versions(slot) });
  return { articles, next: to < segments.slots ? to : null };
}
