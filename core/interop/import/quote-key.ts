/** What two ways of writing a quote have in common: programs write spaces and quotation marks in their own way. Pure. */

/** Letters and digits alone; of signs without any, the signs. */
export const quoteKey = (quote: string): string =>
  quote.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '') || quote;
