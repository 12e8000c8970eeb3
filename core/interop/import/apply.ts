/** Carries out a plan, and takes it back. Every annotation of an import is written at once, or none is. */
import type { Annotation, Passage, Settlement } from '../../../contract/annotation.ts';
import { codePointsOf } from '../../../contract/code-points.ts';
import { describePassage } from '../../annotations/describe.ts';
import type {
  AdoptedAnnotation,
  AnnotationStore,
  ArticleIdentity,
  Decision,
} from '../../annotations/store.ts';
import type { ForeignPassage } from '../foreign.ts';
import type { KnownArticle } from './find-article.ts';
import type { Change } from './judge.ts';
import type { Arrival, Plan } from './plan.ts';

type Store = Pick<
  AnnotationStore,
  'adopt' | 'keepText' | 'keptText' | 'settleAll' | 'deleteAll' | 'find' | 'identity'
>;

/** What undoing takes: the ids that were made, and what was changed as it was before. */
export interface Imported {
  readonly made: readonly string[];
  readonly before: readonly Annotation[];
  /** What those in `before` were made to say, in their order. */
  readonly after: readonly AdoptedAnnotation[];
}

/** `textOf` answers today's text of an article. Fails with `save-failed`. */
export async function applyPlan(
  { arrivals, changes }: Plan,
  options: {
    readonly store: Store;
    readonly textOf: (articleId: string) => Promise<{ readonly text: string; readonly textHash: string }>;
    readonly now: number;
  },
): Promise<Imported> {
  const { store, now } = options;
  for (const [textHash, text] of await textsToKeep(arrivals, options)) await store.keepText(textHash, text);
  const articles = new Map(arrivals.map(({ article }) => [article.id, article]));
  await store.adopt(
    [...arrivals.map((arrival) => adopted(arrival, now)), ...changes.map(changed)],
    [...articles.values()].map(identityOf),
  );
  const decisions = [
    ...(await decisionsOf(arrivals, store)),
    ...settlementsOf(changes.map(({ before }) => before)),
  ];
  if (decisions.length > 0) await store.settleAll(decisions);
  return {
    made: arrivals.map(({ foreign }) => foreign.id),
    before: changes.map(({ before }) => before),
    after: changes.map(changed),
  };
}

/** Fails with `save-failed`. */
export async function undoImport({ made, before, after }: Imported, store: Store): Promise<void> {
  await store.deleteAll(made);
  // What was deleted since stays deleted, and what a person wrote since stays written.
  const living = before.filter(({ id }, index) => saysTheSame(store.find(id), after[index]));
  await store.adopt(living, []);
  await store.settleAll(settlementsOf(living));
}

const saysTheSame = (now: Annotation | null, then: AdoptedAnnotation | undefined): boolean =>
  now !== null &&
  then !== undefined &&
  now.note === then.note &&
  now.colour === then.colour &&
  now.tags.join('\0') === then.tags.join('\0');

/** Adopting anew forgets what a person decided about the passage; it is the same passage, so that is said again. */
const settlementsOf = (annotations: readonly Annotation[]): Decision[] =>
  annotations
    .filter(({ settlement }) => settlement !== null)
    .map(({ id, settlement }) => ({ annotationId: id, settlement }));

/** The texts that the passages are described in and that may not be kept yet, by hash. */
async function textsToKeep(
  arrivals: readonly Arrival[],
  { textOf }: Pick<Parameters<typeof applyPlan>[1], 'textOf'>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { article, placed } of arrivals) {
    const { passage, ownText } = placed;
    if (ownText !== null) texts.set(passage.textHash, ownText);
    else if (article.isHere && !texts.has(passage.textHash)) {
      const today = await textOf(article.id);
      if (today.textHash === passage.textHash) texts.set(today.textHash, today.text);
    }
  }
  return texts;
}

const adopted = ({ foreign, article, placed }: Arrival, now: number): AdoptedAnnotation => ({
  id: foreign.id,
  articleId: article.id,
  passage: placed.passage,
  colour: foreign.colour ?? 'sun',
  note: foreign.note,
  tags: foreign.tags,
  createdAt: foreign.createdAt ?? now,
  updatedAt: foreign.updatedAt ?? foreign.createdAt ?? now,
});

/** What is here keeps its passage: that is never written anew. */
const changed = ({ foreign, before }: Change): AdoptedAnnotation => ({
  ...before,
  colour: foreign.colour ?? before.colour,
  note: foreign.note,
  tags: foreign.tags,
  updatedAt: foreign.updatedAt ?? before.updatedAt,
});

const identityOf = ({ id, path, bytesHash, textHash, title }: KnownArticle): ArticleIdentity => ({
  ...{ id, path, bytesHash, textHash, title },
});

/** What people had decided about passages, where the texts that it was decided on are here. */
async function decisionsOf(arrivals: readonly Arrival[], store: Store): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const { foreign } of arrivals) {
    if (foreign.settlement === null) continue;
    const { textHash, passage } = foreign.settlement;
    const settled = passage && (await pinned(passage, store));
    if (passage !== null && settled === null) continue;
    const settlement: Settlement = { textHash, passage: settled };
    decisions.push({ annotationId: foreign.id, settlement });
  }
  return decisions;
}

async function pinned({ exact, position, textHash }: ForeignPassage, store: Store): Promise<Passage | null> {
  const text = textHash === null ? null : await store.keptText(textHash);
  if (text === null || textHash === null || position === null) return null;
  const points = codePointsOf(text);
  const [start, end] = [points.toUnits(position.start), points.toUnits(position.end)];
  return text.slice(start, end) === exact ? describePassage(text, textHash, start, end) : null;
}
