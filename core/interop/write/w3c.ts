/** Annotations as a W3C Web Annotation set. Pure. */
import { annotationSet } from '../../../contract/annotation-set.ts';
import type { Gathered } from './gathered.ts';

export interface WriteSet {
  readonly id: string;
  readonly title: string;
  readonly generated: number;
}

export const w3cOf = ({ articles, givenNames, texts }: Gathered, set: WriteSet): string =>
  JSON.stringify(
    annotationSet({
      ...set,
      articles: articles.map(({ article }) => article),
      annotations: articles.flatMap(({ annotations }) => annotations),
      colourNames: givenNames,
      textOf: (textHash) => texts.get(textHash) ?? null,
    }),
    null,
    1,
  );
