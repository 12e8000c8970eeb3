/** A sentence as it goes on after a colon. */
export const uncapitalised = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1);
