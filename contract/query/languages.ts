/** What languages are called: a query may name one by its code, or as English, French or the language itself do. */
import { plainName } from './grammar.ts';

/** ISO 639-1, of the languages that articles are told apart in and some more that people may ask for. */
const CODES = (
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms nl no nb nn pl ' +
  'pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh'
).split(' ');

const namesIn = (locale: string) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });

// Made when a query first asks for a language: it takes as long as some searches.
let coded: Intl.DisplayNames | null = null;
let known: ReadonlyMap<string, string> | null = null;

function namesOfAll(): ReadonlyMap<string, string> {
  const [french, english] = [namesIn('fr'), namesIn('en')];
  const names = new Map<string, string>();
  for (const code of CODES)
    for (const inLanguage of [namesIn(code), french, english])
      names.set(plainName(inLanguage.of(code) ?? code), code);
  return names;
}

/** The code of a language by its name or a code of it, with or without a region; null for what is no language. */
export function languageCalled(typed: string): string | null {
  const [, tag] = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/iu.exec(typed.trim()) ?? [];
  const [code] = tag === undefined ? [] : Intl.getCanonicalLocales(tag);
  coded ??= namesIn('en');
  if (code !== undefined && coded.of(code) !== undefined) return code;
  known ??= namesOfAll();
  return known.get(plainName(typed.trim())) ?? null;
}
