/** Tags as a person writes them: in one line, separated by commas, with or without a leading #. */
import { splitNames, writeName } from './listed-names.ts';

/**
 * Reads tags; each is kept once. A tag in quotation marks may hold commas and begin with a hash. A line cannot show every
 * sign: tags of `known` that are written so are meant as they are. `spelled` answers the tag that any other name means.
 */
export function readTags(
  typed: string,
  known: readonly string[] = [],
  spelled: (name: string) => string = (name) => name,
): string[] {
  const meant = new Map(known.map((tag) => [readOne(writeName(tag)), tag]));
  const tags = readAll(typed).map((tag) => meant.get(tag) ?? spelled(tag));
  return [...new Set(tags)].slice(0, 100);
}

/** Tags as `readTags` reads them. */
export const writeTags = (tags: readonly string[]): string => tags.map(writeName).join(', ');

const readAll = (typed: string): string[] =>
  splitNames(typed)
    .map(({ name, isQuoted }) => (isQuoted ? name : name.replace(/^#+/, '').trim()).slice(0, 100))
    .filter((tag) => tag !== '');

const readOne = (written: string): string => readAll(written)[0] ?? '';
