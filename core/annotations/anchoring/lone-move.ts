/**
 * A word or phrase that was moved alone, out of all its context: where the only free copy of it stands, if it is unlikely
 * to stand there by chance.
 */
import { placesOf } from './find-quote.ts';
import type { AlignedTexts } from './align.ts';
import type { Run } from './tokens.ts';

/** Expected copies by chance below which a copy is the passage, or may be. */
const SURE = 1e-3;
const LIKELY = 0.03;
/** Words keep company: beside the rarest of them, the others are likelier than elsewhere. */
const COMPANY = 0.5;
/** Share of a run's letters that belongs to nothing else. */
const FREE = 0.7;
const MAX_PLACES = 400;

export interface Chances {
  /** How often each token stands in both texts. */
  readonly counts: Int32Array;
  /** Tokens of today's text that are new. */
  readonly added: number;
}

export function chancesIn({ old, today, alignment }: AlignedTexts): Chances {
  let size = 0;
  for (const ids of [old.ids, today.ids]) for (const id of ids) size = Math.max(size, id + 1);
  const counts = new Int32Array(size);
  for (const ids of [old.ids, today.ids]) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  let added = 0;
  for (const other of alignment.toOld) if (other === -1) added++;
  return { counts, added };
}

export function findLoneMove(
  texts: AlignedTexts,
  { counts, added }: Chances,
  passage: Run,
): { run: Run; state: 'moved' | 'uncertain' } | null {
  const { old, today, alignment } = texts;
  const wanted = old.ids.subarray(passage.first, passage.end);
  const isOwn = (from: number): boolean => from === -1 || (from >= passage.first && from < passage.end);
  const isFree = (first: number, isTokenFree: (at: number) => boolean): boolean => {
    let [free, all] = [0, 0];
    wanted.forEach((id, k) => {
      const letters = texts.vocabulary.weight(id);
      all += letters;
      if (isTokenFree(first + k)) free += letters;
    });
    return free >= FREE * all;
  };
  const [first, ...others] = placesOf(wanted, today.ids, MAX_PLACES).filter((place) =>
    isFree(place, (at) => isOwn(alignment.toOld[at] ?? -1)),
  );
  if (first === undefined || others.length > 0) return null;
  const lost = placesOf(wanted, old.ids, MAX_PLACES).filter(
    (place) => place !== passage.first && isFree(place, (at) => alignment.toToday[at] === -1),
  );
  if (lost.length > 0) return null;
  const all = old.ids.length + today.ids.length;
  const shares = Array.from(wanted, (id) => (counts[id] ?? 1) / all).sort((a, b) => a - b);
  const chance = shares.reduce(
    (product, share, k) => product * (k === 0 ? share : share ** COMPANY),
    added + wanted.length,
  );
  if (chance > LIKELY) return null;
  const state = wanted.length >= 3 && chance <= SURE ? 'moved' : 'uncertain';
  return { run: { first, end: first + wanted.length }, state };
}
