/** The words of Library health, in French. */
import type { Messages } from '../catalogue.ts';

export const health: Messages['health'] = {
  title: 'État de la bibliothèque',
};
