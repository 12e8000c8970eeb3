/** Reads Web Annotations: our own sets, Readium's `.annotation` files, collections, pages and plain lists. Pure. */
import { readLink } from '../../../contract/link.ts';
import { failed, NO_CLUE, type ArticleClue, type ForeignRecord, type ForeignSettlement } from '../foreign.ts';
import { idOf, uuidIn } from '../stable-id.ts';
import { colourOf } from './colours.ts';
import { fieldsOf, firstText, isFields, listOf, tagsOf, textOf, timeOf, type Fields } from './json.ts';
import { passageOf } from './selectors.ts';

/** The annotations of a file and what it says of their articles; null when it holds no Web Annotations. */
export function readW3c(json: unknown): ForeignRecord[] | null {
  const items = itemsOf(json);
  if (items === null) return null;
  const set = fieldsOf(json);
  const clues = new Map<string, ArticleClue>();
  for (const article of listOf(set['seedleaf:articles']).map(fieldsOf)) {
    const source = textOf(article['source']);
    if (source !== null) clues.set(source, ownClue(source, article));
  }
  const about = aboutClue(fieldsOf(set['about']));
  return items.map((item) => recordOf(fieldsOf(item), (source) => clues.get(source) ?? about));
}

/** Collections in collections, deeper than anyone writes them. */
const DEEPEST = 32;

/** Null when it is something else than annotations, or lies too deep in other things. */
function itemsOf(json: unknown, depth = 0): readonly unknown[] | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(json)) return json.some(isAnnotation) ? (json as readonly unknown[]) : null;
  const set = fieldsOf(json);
  if (isAnnotation(set)) return [set];
  const types = listOf(set['type']);
  if (types.includes('AnnotationCollection'))
    return isFields(set['first']) ? itemsOf(set['first'], depth + 1) : [];
  if (!types.some((type) => type === 'AnnotationSet' || type === 'AnnotationPage')) return null;
  return listOf(set['items']);
}

const isAnnotation = (value: unknown): boolean =>
  isFields(value) && listOf(value['type']).includes('Annotation') && value['target'] !== undefined;

const ownClue = (source: string, article: Fields): ArticleClue => ({
  ...NO_CLUE,
  id: readLink(source)?.articleId ?? null,
  path: textOf(article['path']),
  title: textOf(article['title']),
  author: textOf(article['author']),
});

const aboutClue = (about: Fields): ArticleClue => ({
  ...NO_CLUE,
  url: firstText(about['dc:identifier'], about['dc:source'], about['url']),
  title: firstText(about['dc:title'], about['title']),
  author: firstText(about['dc:creator'], about['author']),
});

function recordOf(item: Fields, clueOf: (source: string) => ArticleClue): ForeignRecord {
  const target = listOf(item['target'])[0];
  const { source, selector } = isFields(target) ? target : { source: target, selector: undefined };
  const where = isFields(source) ? source : { id: source };
  const url = firstText(where['id'], where['url'], where['source']);
  const known = clueOf(url ?? '');
  const textHash = hashIn(item['seedleaf:textHash']);
  const title = known.title ?? firstText(where['title'], where['name'], where['dc:title']);
  const passage = passageOf(selector, textHash);
  const body = bodyOf(item);
  const { note, tags, colour } = body ?? { note: null, tags: null, colour: null };
  if (!isAnnotation(item)) return failed('not-an-annotation', { note: note ?? '', title });
  if (!passage) return failed(isBookmark(item) ? 'bookmark' : 'no-quote', { note: note ?? '', title });
  const id = textOf(item['id']) ?? '';
  const createdAt = timeOf(item['created']);
  return {
    kind: 'annotation',
    annotation: {
      id: uuidIn(id) ?? idOf('w3c', id === '' ? `${url} ${passage.exact} ${passage.prefix}` : id),
      isIdMade: id === '',
      apart: JSON.stringify([passage.position, passage.suffix, createdAt]),
      passage,
      settlement: settlementOf(item['seedleaf:settlement']),
      colour: colourOf(item['seedleaf:colour']) ?? colour,
      note,
      tags,
      createdAt,
      updatedAt: timeOf(item['modified']) ?? createdAt,
      article: {
        ...known,
        id: known.id ?? readLink(url ?? '')?.articleId ?? null,
        textHash,
        url: known.url ?? url,
        title,
      },
    },
  };
}

const isBookmark = (item: Fields): boolean => listOf(item['motivation']).includes('bookmarking');

/** Bodies may be one or many, words or a thing that holds words; those for tagging are tags. Null when there is none. */
function bodyOf(item: Fields) {
  if (item['body'] === undefined && item['bodyValue'] === undefined) return null;
  const bodies = [...listOf(item['body']), ...listOf(item['bodyValue'])].map((body) =>
    isFields(body) ? body : { type: 'TextualBody', value: body },
  );
  const isTag = (body: Fields): boolean => listOf(body['purpose']).includes('tagging');
  const words = bodies.filter((body) => !isTag(body)).map((body) => textOf(body['value']) ?? '');
  return {
    note: words.filter((value) => value !== '').join('\n\n'),
    tags: tagsOf([
      ...bodies.filter(isTag).map((body) => body['value']),
      ...bodies.flatMap((body) => [...listOf(body['tags']), ...listOf(body['tag'])]),
    ]),
    colour: bodies.map((body) => colourOf(body['color'])).find((colour) => colour !== null) ?? null,
  };
}

const hashIn = (value: unknown): string | null => {
  const text = textOf(value);
  return text !== null && /^[0-9a-f]{64}$/.test(text) ? text : null;
};

function settlementOf(value: unknown): ForeignSettlement | null {
  const { textHash, passage } = fieldsOf(value);
  const seen = hashIn(textHash);
  if (seen === null) return null;
  if (passage === null) return { textHash: seen, passage: null };
  const { selector, textHash: made } = fieldsOf(passage);
  const found = passageOf(selector, hashIn(made));
  return found && { textHash: seen, passage: found };
}
