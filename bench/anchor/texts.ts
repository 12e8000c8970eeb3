/** The articles that passages are made on: made up in French and English, the project's own, and any folder of texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleWriter } from '../../core/annotations/fixtures/articles.ts';
import { pick, type Random } from '../../core/annotations/fixtures/prose.ts';

/** An article of about 10 kB, and another of its language. */
export type DrawTexts = (random: Random) => { readonly text: string; readonly other: string };

const CHARACTERS = 10_000;

const readTexts = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|txt)$/.test(entry.name))
    .map(({ name }) => readFileSync(join(dir, name), 'utf8').trim());

const isFrench = (text: string): boolean => (text.match(/[éèàùç]/g) ?? []).length > text.length / 100;

/** Three texts of four are made up, or come from `dir`; the fourth is one of the project's own. */
export function textSource(dir: string | null): DrawTexts {
  const seeds = readTexts('seeds');
  const given = dir === null ? [] : readTexts(dir).filter(({ length }) => length > 1_000);
  const languages = [true, false].map((french) => seeds.filter((text) => isFrench(text) === french));
  const writers = languages.map(articleWriter);
  return (random) => {
    if (given.length > 1 && random() < 0.75)
      return { text: pick(random, given).slice(0, 2 * CHARACTERS), other: pick(random, given) };
    const language = random() < 0.5 ? 0 : 1;
    const write = writers[language] ?? (() => '');
    const text = random() < 0.75 ? write(random, CHARACTERS) : pick(random, languages[language] ?? []);
    return { text, other: write(random, CHARACTERS) };
  };
}
