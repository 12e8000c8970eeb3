/** The calls about who is who: the questions, both texts of one, the answers, and identical copies. */
import type { Handlers } from '../../contract/dispatch.ts';
import type {
  Candidate,
  IdenticalArticle,
  identityCalls,
  IdentityQuestion,
} from '../../contract/identity.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnnotationStore, ArticleIdentity } from '../annotations/store.ts';
import type { ArticleEntry } from '../library/entries.ts';
import type { Library } from '../library/library.ts';
import { latestKeptText } from './who-is-who.ts';

/** What the calls are answered by; asking fails with `library-missing` while there is nowhere to keep annotations. */
interface Open {
  readonly library: Pick<Library, 'entry' | 'questions' | 'identical' | 'textOf'>;
  readonly annotations: Pick<AnnotationStore, 'of' | 'count' | 'identity' | 'keptText' | 'saySame' | 'adopt'>;
}

const identityOf = ({ id, path, bytesHash, textHash, title }: ArticleEntry): ArticleIdentity => ({
  ...{ id, path, bytesHash, textHash, title },
});

function questionsOf({ library, annotations }: Open): IdentityQuestion[] {
  const byLost = new Map<string, Candidate[]>();
  for (const { lostId, hereId, likeness } of library.questions()) {
    const entry = library.entry(hereId);
    if (!entry) continue;
    const candidates = byLost.get(lostId) ?? [];
    candidates.push({ articleId: hereId, path: entry.path, title: entry.title, likeness });
    byLost.set(lostId, candidates);
  }
  return [...byLost].map(([articleId, candidates]) => {
    const { title = '', path = '' } = annotations.identity(articleId) ?? {};
    const isHere = library.entry(articleId) !== null;
    return { articleId, title, path, isHere, annotations: annotations.count(articleId), candidates };
  });
}

function identicalTo(articleId: string, { library, annotations }: Open): IdenticalArticle[] {
  const identical = new Map<string, IdenticalArticle>();
  for (const { id, path, isHere } of library.identical(articleId)) {
    const count = annotations.count(id);
    const title = library.entry(id)?.title ?? annotations.identity(id)?.title ?? path;
    if (isHere || count > 0) identical.set(id, { articleId: id, path, title, annotations: count, isHere });
  }
  return [...identical.values()].sort((a, b) => b.annotations - a.annotations || (a.path < b.path ? -1 : 1));
}

interface Pair {
  readonly articleId: string;
  readonly candidateId: string;
}

async function textsOf(
  { articleId, candidateId }: Pair,
  { library, annotations }: Open,
): Promise<{ before: string; after: string }> {
  const before = await latestKeptText(annotations, articleId);
  if (before === null)
    throw new ExpectedError(
      'text-not-kept',
      'The text that was annotated is not kept.',
      annotations.identity(articleId)?.path ?? null,
    );
  const { text: after } = await library.textOf(candidateId);
  return { before, after };
}

/** What changed since a question was shown can have answered it: marks must not leave an article that is back. */
function refuseOutdated({ articleId, candidateId }: Pair, { library }: Open): void {
  const { path = null } = library.entry(articleId) ?? {};
  if (library.entry(candidateId) === null)
    throw new ExpectedError('article-not-found', 'There is no such article.');
  if (path !== null && !library.questions().some(({ lostId }) => lostId === articleId))
    throw new ExpectedError('article-is-back', 'The article that was asked about is here.', path);
}

export const identityHandlers = (current: () => Open): Handlers<keyof typeof identityCalls> => ({
  listQuestions: () => questionsOf(current()),
  questionTexts: (pair) => textsOf(pair, current()),
  answerQuestion: async ({ articleId, candidateId, isSame }) => {
    const { library, annotations } = current();
    if (isSame) refuseOutdated({ articleId, candidateId }, current());
    const entry = library.entry(candidateId);
    // It is an annotated article from now on: what it is known by must not be lost with the catalog.
    if (isSame && entry) await annotations.adopt([], [identityOf(entry)]);
    await annotations.saySame({ articleId, other: candidateId, isSame });
    return null;
  },
  identicalArticles: ({ articleId }) => identicalTo(articleId, current()),
});
