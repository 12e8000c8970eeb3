/** Tags as a person writes them: in one line, separated by commas, with or without a leading #. */
import { splitNames, writeName } from './listed-names.ts';
import { fold } from './tag-spellings.ts';

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
  const tags = new Map<string, string>();
  for (const name of readAll(typed)) {
    const tag = meant.get(name) ?? spelled(name);
    // Of one name that is new the first spelling counts; two that the annotation has already are two.
    const key = known.includes(tag) ? tag : fold(tag);
    if (!tags.has(key)) tags.set(key, tag);
  }
  return [...new Set(tags.values())].slice(0, 100);
}

/** The one tag that is meant where only one can be: what holds commas is a tag that does. Empty where nothing is typed. */
export function readTag(typed: string, known: readonly string[] = []): string {
  const [only = '', ...others] = readTags(typed, known);
  return others.length === 0 ? only : (readTags(writeName(typed.trim()))[0] ?? '');
}

/** Tags as `readTags` reads them. */
export const writeTags = (tags: readonly string[]): string => tags.map(writeName).join(', ');

const readAll = (typed: string): string[] =>
  splitNames(typed)
    .map(({ name, isQuoted }) => (isQuoted ? name : name.replace(/^#+/, '').trim()).slice(0, 100))
    .map((name) => name.replace(/[\uD800-\uDBFF]$/u, ''))
    .filter((tag) => tag !== '');

const readOne = (written: string): string => readAll(written)[0] ?? '';
