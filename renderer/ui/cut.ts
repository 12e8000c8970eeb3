/**
 * Signs for what was left out of a text. The space that cannot be broken keeps each on the line of the word beside it;
 * the browser copies it as a plain one.
 */

export const CUT_BEFORE = '…\u00a0';
/** Between two pieces it goes with the first. */
export const CUT_BETWEEN = '\u00a0… ';
export const CUT_AFTER = '\u00a0…';
