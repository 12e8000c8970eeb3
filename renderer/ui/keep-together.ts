/** French typography on the screen. Pure. */

/**
 * French sets a space before high punctuation and inside guillemets; files often hold one that lets a line begin with
 * it. Shown as one that does not: a character for a character, so that every offset stays.
 */
export const keepTogether = (run: string): string =>
  run.replace(/(?<=\S) (?=[:;!?»])|(?<=«) (?=\S)/g, '\u00a0');
