/** The block of YAML that may open a Markdown file. Malformed front matter is no front matter: its lines stay text. */
import { parse, YAMLError } from 'yaml';
import { cleanText } from '../clean-text.ts';
import { isReadable } from '../readable.ts';

export interface FrontMatter {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  /** An address of http or https, without a name and password in it. */
  readonly url: string | null;
  /** The names of what it was published in, or taken from. */
  readonly publication: string | null;
}

const LONGEST = 32 * 1024;
const LONGEST_VALUE = 300;
const LONGEST_ADDRESS = 2_000;
const MOST_TAGS = 100;
const LONGEST_TAG = 100;
const FENCED = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** Flow collections this deep are an attack on the parser's stack. */
const DEEPEST = /(?:[[{]\s*){50}/;

const KEYS = {
  title: ['title', 'titre', 'titel', 'título', 'titolo'],
  author: ['author', 'authors', 'auteur', 'auteurs', 'autor', 'autore', 'by'],
  date: ['date', 'published', 'created', 'datum', 'fecha', 'data'],
  url: ['url', 'canonical', 'canonical_url', 'source', 'source_url', 'link', 'permalink', 'adresse', 'lien'],
  publication: [
    ...['publication', 'journal', 'container-title', 'site', 'site_name', 'publisher', 'source'],
    ...['revue', 'éditeur', 'zeitung', 'quelle', 'fuente', 'fonte'],
  ],
  tags: ['tags', 'keywords', 'mots-clés', 'mots-clefs', 'tag'],
} as const;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const find = (fields: Fields, keys: readonly string[]): unknown =>
  Object.entries(fields).find(([key]) => keys.includes(key.toLowerCase()))?.[1];

/** The strings of a value: itself, those of a list, or the `name` of a map. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    // Escapes in a quoted value can stand for any character.
    const words = cleanText(value).replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [words];
  }
  if (Array.isArray(value))
    return value.slice(0, MOST_TAGS).flatMap((item) => (Array.isArray(item) ? [] : wordsOf(item)));
  return isFields(value) && typeof value['name'] === 'string' ? wordsOf(value['name']) : [];
}

const joined = (value: unknown): string | null =>
  wordsOf(value).join(', ').slice(0, LONGEST_VALUE).toWellFormed() || null;

/** All that stands under some keys, in their order. */
const under = (fields: Fields, keys: readonly string[]): string[] =>
  keys.flatMap((key) => wordsOf(find(fields, [key])));

const isAddress = (words: string): boolean => /^https?:/i.test(words) && URL.canParse(words);

/** The first of the values that is a web address, in the order of the keys. */
function addressIn(fields: Fields): string | null {
  const words = under(fields, KEYS.url).find((each) => each.length <= LONGEST_ADDRESS && isAddress(each));
  if (words === undefined) return null;
  const address = new URL(words);
  address.username = '';
  address.password = '';
  return address.href;
}

/** An address is no name, and a file that other words were taken from is none either. */
const isName = (words: string): boolean => !/^[a-z][a-z\d+.-]*:\S/i.test(words) && !isReadable(words);

/** The names among the values, each once, in the order of the keys. */
const publicationIn = (fields: Fields): string | null =>
  joined([...new Set(under(fields, KEYS.publication).filter(isName))]);

function tagsOf(value: unknown): string[] {
  const tags = wordsOf(value)
    .flatMap((words) => words.split(','))
    .map((tag) => tag.trim().replace(/^#/, '').slice(0, LONGEST_TAG).toWellFormed())
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

/** Null when this is not YAML, or YAML of another shape than a map. */
function parseFields(source: string): Fields | null {
  if (DEEPEST.test(source)) return null;
  try {
    // The failsafe schema leaves every value the string it is in the source: a date or a title of digits stays itself.
    const fields: unknown = parse(source, { schema: 'failsafe', maxAliasCount: 20, logLevel: 'silent' });
    return isFields(fields) ? fields : null;
  } catch (error) {
    // ReferenceError: an unknown alias, or more of them than allowed. RangeError: nested too deeply for the stack.
    if (error instanceof YAMLError || error instanceof ReferenceError || error instanceof RangeError)
      return null;
    throw error;
  }
}

/** The front matter of a text and the rest of it; null and the whole text when there is none. */
export function splitFrontMatter(text: string): {
  readonly frontMatter: FrontMatter | null;
  readonly body: string;
} {
  const none = { frontMatter: null, body: text };
  if (!text.startsWith('---')) return none;
  const fenced = FENCED.exec(text.slice(0, LONGEST));
  const fields = fenced?.[1] === undefined ? null : parseFields(fenced[1]);
  if (!fenced || !fields) return none;
  return {
    frontMatter: {
      title: joined(find(fields, KEYS.title)),
      author: joined(find(fields, KEYS.author)),
      date: joined(find(fields, KEYS.date)),
      url: addressIn(fields),
      publication: publicationIn(fields),
      tags: tagsOf(find(fields, KEYS.tags)),
    },
    body: text.slice(fenced[0].length),
  };
}
