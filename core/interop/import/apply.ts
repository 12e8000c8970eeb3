/** Carries out a plan. Every annotation of an import is written at once, or none is. */
import type { Passage, Settlement } from '../../../contract/annotation.ts';
import { codePointsOf } from '../../../contract/code-points.ts';
import { describePassage } from '../../annotations/describe.ts';
import type {
  AdoptedAnnotation,
  AdoptedChange,
  AnnotationStore,
  ArticleIdentity,
  Decision,
} from '../../annotations/store.ts';
import type { ForeignPassage } from '../foreign.ts';
import type { KnownArticle } from './find-article.ts';
import type { Change } from './judge.ts';
import type { Arrival } from './place-all.ts';
import type { Plan } from './plan.ts';
import type { Imported, Left } from './undo.ts';

type Store = Pick<AnnotationStore, 'adopt' | 'keepText' | 'keptText' | 'settleAll'>;

/** `textOf` answers today's text of an article, null when none is known for its own. Fails with `save-failed`. */
export async function applyPlan(
  { arrivals, changes }: Plan,
  options: {
    readonly store: Store;
    readonly textOf: (
      articleId: string,
    ) => Promise<{ readonly text: string; readonly textHash: string } | null>;
    readonly now: number;
  },
): Promise<Imported> {
  const { store, now } = options;
  for (const [textHash, text] of await textsToKeep(arrivals, options)) await store.keepText(textHash, text);
  const articles = new Map(arrivals.map(({ article }) => [article.id, article]));
  const made = arrivals.map((arrival) => adopted(arrival, now));
  await store.adopt(made, [...articles.values()].map(identityOf), changes.map(changing));
  const decisions = await decisionsOf(arrivals, store);
  if (decisions.length > 0) await store.settleAll(decisions);
  const decided = new Map(decisions.map(({ annotationId, settlement }) => [annotationId, settlement]));
  return {
    made: made.map((each) => ({ ...each, settlement: decided.get(each.id) ?? null })),
    changed: changes.map((change) => ({ before: change.before, after: changed(change) })),
  };
}

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
      if (today?.textHash === passage.textHash) texts.set(today.textHash, today.text);
    }
  }
  return texts;
}

const adopted = ({ foreign, article, placed }: Arrival, now: number): AdoptedAnnotation => ({
  id: foreign.id,
  articleId: article.id,
  passage: placed.passage,
  colour: foreign.colour ?? 'sun',
  note: foreign.note ?? '',
  tags: foreign.tags ?? [],
  createdAt: foreign.createdAt ?? foreign.updatedAt ?? now,
  updatedAt: foreign.updatedAt ?? foreign.createdAt ?? now,
  isUndated: foreign.createdAt === null && foreign.updatedAt === null,
});

/** What is here keeps its passage, which is never written anew, and what the file does not know. */
const changing = ({ foreign, before }: Change): AdoptedChange => ({
  annotationId: before.id,
  colour: foreign.colour ?? undefined,
  note: foreign.note ?? undefined,
  tags: foreign.tags ?? undefined,
  updatedAt: foreign.updatedAt ?? before.updatedAt,
});

const changed = ({ foreign, before }: Change): Left => ({
  ...before,
  colour: foreign.colour ?? before.colour,
  note: foreign.note ?? before.note,
  tags: foreign.tags ?? before.tags,
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
