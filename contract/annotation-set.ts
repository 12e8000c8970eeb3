/**
 * Annotations as a W3C Web Annotation set, the way Readium's programs keep them: the one format that loses nothing. Both
 * sides write it: the engine exports it, the screen saves with it what the engine cannot. Pure.
 */
import type { Annotation, Colour, Passage } from './annotation.ts';
import { codePointsOf, type CodePoints } from './code-points.ts';
import { linkTo } from './link.ts';

/** What a set says of an article, as far as it is known. */
export interface SetArticle {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly author: string | null;
  readonly date: string | null;
  readonly language: string | null;
  /** Where it was published: an address of http or https. */
  readonly url: string | null;
  /** What it was published in, by name. */
  readonly publication: string | null;
}

/** An annotation, and the headings above it today, outermost first. */
export interface SetAnnotation {
  readonly annotation: Annotation;
  readonly headings: readonly string[];
  /** Its passage in today's text, when the words read otherwise there; null when they do not, or it is not known. */
  readonly today: Passage | null;
}

export interface AnnotationSetInput {
  /** A fresh UUID. */
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly generated: number;
  readonly articles: readonly SetArticle[];
  readonly annotations: readonly SetAnnotation[];
  readonly colourNames: Readonly<Partial<Record<Colour, string>>>;
  /** The text of a hash; null when it is not at hand: its positions are then left out, since they cannot be counted. */
  readonly textOf: (textHash: string) => string | null;
}

/** Readium's names of the colours that are nearest to ours. */
export const READIUM_COLOURS = {
  sun: 'yellow',
  leaf: 'green',
  sky: 'blue',
  rose: 'pink',
  plum: 'purple',
} as const satisfies Record<Colour, string>;

const LATEST = 8.64e15;
/** A time as ISO 8601 in UTC; the epoch for what is no time. */
export const timestamp = (ms: number): string =>
  new Date(Math.abs(ms) <= LATEST ? Math.trunc(ms) : 0).toISOString();

/** The set as a value for `JSON.stringify`. Positions are in code points. */
export function annotationSet(input: AnnotationSetInput): object {
  const counted = new Map<string, CodePoints | null>();
  const pointsIn = (textHash: string): CodePoints | null => {
    if (!counted.has(textHash)) {
      const text = input.textOf(textHash);
      counted.set(textHash, text === null ? null : codePointsOf(text));
    }
    return counted.get(textHash) ?? null;
  };
  const [only, ...others] = input.articles;
  const urls = new Map(input.articles.map(({ id, url }) => [id, url]));
  return {
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      { dc: 'http://purl.org/dc/terms/', seedleaf: 'https://seedleaf.invalid/ns#' },
    ],
    id: `urn:uuid:${input.id}`,
    type: 'AnnotationSet',
    generator: { id: 'https://seedleaf.invalid', type: 'Software', name: 'Seedleaf' },
    generated: timestamp(input.generated),
    title: input.title,
    ...(only && others.length === 0 ? { about: aboutOf(only) } : {}),
    items: input.annotations.map((each) =>
      itemOf(each, urls.get(each.annotation.articleId) ?? null, pointsIn),
    ),
    'seedleaf:articles': input.articles.map((article) => ({ ...article, source: sourceOf(article.id) })),
    'seedleaf:colourNames': input.colourNames,
  };
}

const sourceOf = (articleId: string): string => linkTo({ articleId, annotationId: null });

const aboutOf = ({ id, title, author, date, language, url, publication }: SetArticle) => ({
  'dc:identifier': [sourceOf(id)],
  'dc:title': title,
  ...(author === null ? {} : { 'dc:creator': [author] }),
  ...(date === null ? {} : { 'dc:date': date }),
  ...(language === null ? {} : { 'dc:language': language }),
  ...(publication === null ? {} : { 'dc:publisher': publication }),
  ...publishedAt(url),
});

/** The web address of an article; a link of ours stays what names it. */
const publishedAt = (url: string | null): object => (url === null ? {} : { 'dc:source': url });

type PointsIn = (textHash: string) => CodePoints | null;

function itemOf(
  { annotation, headings, today }: SetAnnotation,
  url: string | null,
  pointsIn: PointsIn,
): object {
  const { id, articleId, colour, note, tags, passage, settlement, createdAt, updatedAt } = annotation;
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: note === '' ? 'highlighting' : 'commenting',
    created: timestamp(createdAt),
    modified: timestamp(updatedAt),
    body: {
      type: 'TextualBody',
      value: note,
      format: 'text/plain',
      color: READIUM_COLOURS[colour],
      highlight: 'solid',
      tags,
    },
    target: {
      source: sourceOf(articleId),
      ...publishedAt(url),
      selector: [...selectorsOf(passage, pointsIn), ...quoteToday(today)],
      ...(headings.length === 0
        ? {}
        : { meta: { headings: headings.map((txt, above) => ({ level: above + 1, txt })) } }),
    },
    'seedleaf:colour': colour,
    'seedleaf:textHash': passage.textHash,
    ...(settlement === null ? {} : { 'seedleaf:settlement': settlementOf(settlement, pointsIn) }),
  };
}

/** The passage as it was made, never as it is found today. */
function selectorsOf(passage: Passage, pointsIn: PointsIn): object[] {
  const { start, end, textHash } = passage;
  const points = pointsIn(textHash);
  const quote = quoteOf(passage);
  if (points === null) return [quote];
  const position = {
    type: 'TextPositionSelector',
    start: points.fromUnits(start),
    end: points.fromUnits(end),
  };
  return [quote, position];
}

/**
 * After the passage as it was made, the words that stand in its place today: of selectors that say the same passage, a
 * program tries one after the other, so that it is found in either text. The first one is the annotation's own.
 */
export const quoteToday = (today: Passage | null): object[] => (today === null ? [] : [quoteOf(today)]);

const quoteOf = ({ exact, prefix, suffix }: Passage): object => ({
  ...{ type: 'TextQuoteSelector', exact, prefix, suffix },
});

const settlementOf = ({ textHash, passage }: NonNullable<Annotation['settlement']>, pointsIn: PointsIn) => ({
  textHash,
  passage: passage && { textHash: passage.textHash, selector: selectorsOf(passage, pointsIn) },
});
