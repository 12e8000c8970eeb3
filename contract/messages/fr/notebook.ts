/** The words of the notebook, in French. */
import type { Messages } from '../catalogue.ts';

export const notebook: Messages['notebook'] = {
  title: 'Carnet',
};
