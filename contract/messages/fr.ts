/** Every string of the interface, in French. */
import type { Messages } from './catalogue.ts';
import { pluralIn } from './plural.ts';

const plural = pluralIn('fr');

export const fr: Messages = {
  app: {
    name: 'Seedleaf',
  },
};
void plural;
