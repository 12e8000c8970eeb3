/** The language of a text, by eld's n-grams. */
import { eld } from 'eld/extrasmall';

/** Beyond this the answer does not change; the cost does. */
const SAMPLE = 1_000;
const FEWEST_LETTERS = 12;

/** An ISO 639-1 code; null when the text is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null;
  const guess = eld.detect(sample);
  return guess.isReliable() ? guess.language : null;
}
