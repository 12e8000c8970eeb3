/** The fake engine's questions about who is who: those that a test has it ask, until they are answered. */
import type { Handlers } from '../../contract/dispatch.ts';
import type { IdenticalArticle, identityCalls, IdentityQuestion } from '../../contract/identity.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { FakeArticle } from './fake-article.ts';

interface FakeIdentityOptions {
  readonly articles: ReadonlyMap<string, FakeArticle>;
  /** Also those that are gone. */
  readonly lastSeen: ReadonlyMap<string, FakeArticle>;
  readonly count: (articleId: string) => number;
  readonly tell: () => void;
}

export function createFakeIdentity({ articles, lastSeen, count, tell }: FakeIdentityOptions) {
  const asked = new Map<string, IdentityQuestion>();
  const answers = new Map<string, boolean>();
  const key = (articleId: string, candidateId: string): string => `${articleId} ${candidateId}`;

  const textOf = (known: ReadonlyMap<string, FakeArticle>, articleId: string): string => {
    const article = known.get(articleId);
    if (!article) throw new ExpectedError('article-not-found', 'There is no such article.');
    return article.content.text;
  };
  const identicalTo = (articleId: string): IdenticalArticle[] => {
    const textHash = lastSeen.get(articleId)?.content.textHash;
    return [...lastSeen.values()]
      .filter(({ row, content }) => row.id !== articleId && content.textHash === textHash)
      .map(({ row }) => ({
        ...{ articleId: row.id, path: row.path, title: row.title },
        ...{ annotations: count(row.id), isHere: articles.has(row.id) },
      }))
      .filter(({ isHere, annotations }) => isHere || annotations > 0)
      .sort((a, b) => b.annotations - a.annotations);
  };

  const handlers: Handlers<keyof typeof identityCalls> = {
    listQuestions: () =>
      [...asked.values()]
        .map((question) => ({
          ...question,
          candidates: question.candidates.filter(
            (candidate) => !answers.has(key(question.articleId, candidate.articleId)),
          ),
        }))
        .filter(
          ({ articleId, candidates }) =>
            candidates.length > 0 &&
            ![...answers].some(([pair, isSame]) => isSame && pair.startsWith(articleId)),
        ),
    questionTexts: ({ articleId, candidateId }) => ({
      before: textOf(lastSeen, articleId),
      after: textOf(articles, candidateId),
    }),
    answerQuestion: ({ articleId, candidateId, isSame }) => {
      if (isSame === null) answers.delete(key(articleId, candidateId));
      else answers.set(key(articleId, candidateId), isSame);
      tell();
      return null;
    },
    identicalArticles: ({ articleId }) => identicalTo(articleId),
  };
  return {
    handlers,
    /** Asks about an article, in the place of what was asked about it before. */
    ask: (question: IdentityQuestion): void => {
      asked.set(question.articleId, question);
      tell();
    },
  };
}
