/** What every format is written from: articles with their annotations, in reading order. */
import type { AnchoredAnnotation, Colour } from '../../../contract/annotation.ts';
import type { SetArticle } from '../../../contract/annotation-set.ts';
import type { Messages } from '../../../contract/messages/index.ts';

/** An annotation, and the headings above its place today, outermost first; none for an orphan. */
export interface GatheredAnnotation {
  readonly annotation: AnchoredAnnotation;
  readonly headings: readonly string[];
}

export interface GatheredArticle {
  readonly article: SetArticle;
  /** Whether its text can be read today: else nothing is known of where its passages are. */
  readonly isHere: boolean;
  readonly annotations: readonly GatheredAnnotation[];
}

export interface Gathered {
  /** Sorted by title, then path. */
  readonly articles: readonly GatheredArticle[];
  /** What people call their colours; every colour has a name. */
  readonly colourNames: Readonly<Record<Colour, string>>;
  /** How it is said what became of a passage since. */
  readonly since: Messages['interchange']['since'];
  /** Only the names that people gave. */
  readonly givenNames: Readonly<Partial<Record<Colour, string>>>;
  /** The texts that passages were made on, as far as they are kept. */
  readonly texts: ReadonlyMap<string, string>;
}
