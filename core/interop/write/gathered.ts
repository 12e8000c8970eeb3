/** What every format is written from: articles with their annotations, in reading order. */
import type { AnchoredAnnotation, Colour, Passage } from '../../../contract/annotation.ts';
import type { SetArticle } from '../../../contract/annotation-set.ts';
import type { Messages } from '../../../contract/messages/index.ts';

/** An annotation, and the headings above its place today, outermost first; none for an orphan. */
export interface GatheredAnnotation {
  readonly annotation: AnchoredAnnotation;
  readonly headings: readonly string[];
  /** Its passage in today's text, when the words read otherwise there; null when they do not, or it is not known. */
  readonly today: Passage | null;
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
  /** What stands before the words that stand in a passage's place today. */
  readonly readsToday: Messages['marks']['readsToday'];
  /** Only the names that people gave. */
  readonly givenNames: Readonly<Partial<Record<Colour, string>>>;
  /** The texts that passages were made on, as far as they are kept. */
  readonly texts: ReadonlyMap<string, string>;
}
