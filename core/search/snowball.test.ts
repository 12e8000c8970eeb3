/**
 * How far the stemmers agree with Snowball's own. `fixtures/snowball.tsv` holds two hundred words a language, drawn from
 * TypeScript's translated messages (Apache-2.0), with what libstemmer 2.2.0 (BSD-3-Clause) makes of each;
 * `fixtures/everyday-words.tsv` words of the other languages, in several forms each. Of Ukrainian Snowball knows nothing.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stemKey } from './stems.ts';
import { fold } from './fold.ts';
import { irregularFrench, regularFrench } from './french-words.ts';

interface Sample {
  readonly word: string;
  readonly stem: string;
}

const samplesIn = (name: string, fewest: number) =>
  readFileSync(new URL(`fixtures/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [language = '', pairs = ''] = line.split('\t');
      return { language, pairs: pairs.split(' ').map(sampleOf), fewest };
    });

function sampleOf(pair: string): Sample {
  const [word = '', stem = ''] = pair.split(':');
  return { word, stem };
}

/** Whether a word is one of those that Snowball's stemmer parts from its other forms, which are listed. */
const isKnownBetter = (word: string, language: string): boolean =>
  language === 'fr' && (irregularFrench(word) !== null || regularFrench(word) !== word);

/** The stem alone, without what keeps words of one root apart. */
const stemOf = (word: string, language: string): string | undefined => stemKey(word, language)?.split(' ')[0];

/** The English one is Porter's first stemmer, Snowball's his second. */
const LEAST: Readonly<Record<string, number>> = { en: 0.92 };

const samples = [...samplesIn('snowball', 200), ...samplesIn('everyday-words', 100)];

it.each(samples)('agree with Snowball in $language', ({ language, pairs, fewest }) => {
  const agreeing = pairs.filter(
    ({ word, stem }) => isKnownBetter(word, language) || stemOf(word, language) === fold(stem),
  );
  const better = pairs.filter(({ word, stem }) => stemOf(word, language) !== fold(stem));
  expect(better.filter(({ word }) => isKnownBetter(word, language)).length).toBeLessThan(20);
  const share = agreeing.length / pairs.length;
  process.stdout.write(`  ${language}: ${(100 * share).toFixed(1)} % of ${String(pairs.length)} words\n`);
  expect(pairs.length).toBeGreaterThanOrEqual(fewest);
  expect(share).toBeGreaterThanOrEqual(LEAST[language] ?? 1);
});
