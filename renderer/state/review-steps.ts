/** What was done in the review, in the reader's words: to say what is taken back. */
import type { Messages } from '../../contract/messages/catalogue.ts';
import { shortened } from './shortened.ts';
import type { Done } from './review.svelte.ts';

const MOST = 70;

export function stepOf(
  { what, about, decided }: Done,
  { steps, acceptingMoved }: Messages['review'],
): string {
  return what === 'accept-moved' ? acceptingMoved(decided.length) : steps[what](shortened(about, MOST));
}
