/** The words of Library health, in English. */
export const health = {
  title: 'Library health',
};
