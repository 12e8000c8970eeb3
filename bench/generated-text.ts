/** Makes up paragraphs whose words fall as in French: a few everywhere, most of them rare. The same for one seed. */

export type Random = () => number;

/** Numbers from 0 to 1 by mulberry32, a public-domain generator. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COMMON =
  'de la le et les des en un du une que est pour qui dans par plus au sur ne pas avec ce il'.split(' ');
const ONSETS = [
  '',
  'b',
  'br',
  'c',
  'ch',
  'cl',
  'd',
  'f',
  'g',
  'gr',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  't',
  'tr',
  'v',
];
const VOWELS = ['a', 'e', 'é', 'i', 'o', 'u', 'ou', 'ai', 'au', 'œu', 'è', 'an', 'on', 'in'];
const ENDINGS = ['', '', 's', 'r', 't', 'tion', 'ment', 'eur', 'ique', 'es'];

const pick = <T>(random: Random, items: readonly T[], otherwise: T): T =>
  items[Math.floor(random() * items.length)] ?? otherwise;

/** Different words, the most frequent first. */
function vocabulary(random: Random, size: number): string[] {
  const words = new Set(COMMON);
  while (words.size < size) {
    const syllables = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => pick(random, ONSETS, '') + pick(random, VOWELS, 'a'),
    );
    words.add(syllables.join('') + pick(random, ENDINGS, ''));
  }
  return [...words];
}

/** Made when somebody asks for a text. */
let words: readonly string[] | null = null;

/** Paragraphs of 40 to 140 words out of 60,000, drawn by Zipf's law. */
export function paragraphs(count: number, random: Random): string[] {
  const known = (words ??= vocabulary(randomFrom(1), 60_000));
  const zipf = (): string => known[Math.floor(known.length ** random()) - 1] ?? 'de';
  const word = (): string => (random() < 0.06 ? `l’${zipf()}` : zipf()) + (random() < 0.1 ? ',' : '');
  return Array.from({ length: count }, () => {
    const text = Array.from({ length: 40 + Math.floor(random() * 100) }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  });
}
