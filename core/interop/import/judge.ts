/** What is to become of a record, before anything is looked for in a text. Each is judged alone. */
import type { Annotation } from '../../../contract/annotation.ts';
import type { ImportAction, ImportProblem } from '../../../contract/interchange.ts';
import type { ForeignAnnotation, ForeignRecord } from '../foreign.ts';
import type { ArticleFinder, KnownArticle } from './find-article.ts';
import { quoteKey } from './quote-key.ts';

/** A record whose annotation is not here yet. */
export interface Newcomer {
  readonly kind: 'new';
  readonly foreign: ForeignAnnotation;
  readonly article: KnownArticle;
  /** Where it is looked for when its words are not in that article: an id or a path may be another's here. */
  readonly namesake: KnownArticle | null;
}

/** A record that changes an annotation, whose passage stays as it is. */
export interface Change {
  readonly kind: 'change';
  readonly foreign: ForeignAnnotation;
  readonly before: Annotation;
}

type DoneKind = 'same' | 'newer' | 'repeated' | 'older';

export type Judged =
  | Newcomer
  | Change
  | { readonly kind: 'done'; readonly action: Extract<ImportAction, { kind: DoneKind }> }
  | { readonly kind: 'failed'; readonly problem: ImportProblem };

export interface JudgeOptions {
  /** The living annotation of an id. */
  readonly find: (annotationId: string) => Annotation | null;
  /** When anything of it was last said: what took another word back counts as said, however old the annotation is shown. */
  readonly lastSaid: (annotationId: string) => number;
  readonly finder: ArticleFinder;
}

const LONGEST = { quote: 1_000_000, note: 100_000, tag: 100, tags: 100 } as const;

/** Judges records of one file, each of which has an id for itself. */
export function createJudge({ find, lastSaid, finder }: JudgeOptions): (record: ForeignRecord) => Judged {
  return (record) => {
    if (record.kind === 'failed') return { kind: 'failed', problem: record.problem };
    if (record.kind !== 'annotation') return { kind: 'done', action: { kind: record.kind } };
    const { annotation: foreign } = record;
    if (isTooLong(foreign)) return { kind: 'failed', problem: 'too-long' };
    const known = find(foreign.id);
    const saidAt = lastSaid(foreign.id);
    if (known && isSameQuote(foreign, known)) return judgeKnown(foreign, known, saidAt);
    const article = finder.findArticle(foreign.article);
    // Other words, of which nobody knows where they are from, say nothing of what is here.
    if (typeof article === 'string') return { kind: 'failed', problem: article };
    if (known) return judgeKnown(foreign, known, saidAt);
    return { kind: 'new', foreign, article, namesake: finder.findNamesake(foreign.article, article) };
  };
}

const isTooLong = ({ passage, note, tags }: ForeignAnnotation): boolean =>
  passage.exact.length > LONGEST.quote ||
  (note ?? '').length > LONGEST.note ||
  (tags ?? []).length > LONGEST.tags ||
  (tags ?? []).some((tag) => tag.length > LONGEST.tag);

export const isSameQuote = ({ passage }: ForeignAnnotation, known: Annotation): boolean =>
  quoteKey(passage.exact) === quoteKey(known.passage.exact);

/** Whether a record says nothing that the annotation does not say. */
export const saysTheSame = (foreign: ForeignAnnotation, known: Annotation): boolean =>
  (foreign.colour === null || foreign.colour === known.colour) &&
  (foreign.note === null || foreign.note === known.note) &&
  (foreign.tags === null || foreign.tags.join('\0') === known.tags.join('\0'));

/** The later word counts. Where the file knows no times, what was not touched here since it came gives way. */
function judgeKnown(foreign: ForeignAnnotation, known: Annotation, saidAt: number): Judged {
  if (saysTheSame(foreign, known)) return { kind: 'done', action: { kind: 'same' } };
  const isLater =
    foreign.updatedAt === null
      ? known.updatedAt === known.createdAt
      : foreign.updatedAt > Math.max(known.updatedAt, saidAt);
  return isLater ? { kind: 'change', foreign, before: known } : { kind: 'done', action: { kind: 'newer' } };
}
