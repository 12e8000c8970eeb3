/** The words of the review, in French. */
import type { Messages } from '../catalogue.ts';

export const review: Messages['review'] = {
  title: 'Relecture',
};
