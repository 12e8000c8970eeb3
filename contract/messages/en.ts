/** Every string of the interface, in English: the catalogue that the other languages must match. */
import { pluralIn } from './plural.ts';

const plural = pluralIn('en');

export const en = {
  app: {
    name: 'Seedleaf',
  },
} as const;
void plural;
