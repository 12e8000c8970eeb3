/** Finds web addresses in running text, so that they can be opened. */
import type { InlineMark } from '../../../contract/article.ts';

const ADDRESS = /https?:\/\/[^\s<>«»"“”]{1,2100}/giu;
/** What an address is followed by in a sentence, not what it ends with. */
const TRAILING = /[.,;:!?…’'*_\]]+$|\)+$/u;
const LONGEST_ADDRESS = 2_000;

/** Marks of the addresses of a text, in order. */
export function linkAddresses(text: string): InlineMark[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(ADDRESS), ({ index, 0: found }) => {
    const closes = found.includes('(') ? /[.,;:!?…’'*_\]]+$/u : TRAILING;
    const href = found.replace(closes, '').replace(closes, '');
    return { kind: 'link' as const, href, start: index, end: index + href.length };
  }).filter(({ href }) => href.length > 10 && href.length <= LONGEST_ADDRESS);
}
