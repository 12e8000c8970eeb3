/** What annotations know of who is who: the texts kept with them, and what people said of two articles. */
import type { AnnotationStore, SameArticle } from '../annotations/store.ts';
import type { Keeper } from '../library/keeper.ts';

type Store = Pick<AnnotationStore, 'of' | 'identity' | 'keptText' | 'sameArticles' | 'saySame'>;

const textHashesOf = (store: Pick<Store, 'of'>, articleId: string): readonly string[] => [
  ...new Set(
    [...store.of(articleId)].sort((a, b) => b.createdAt - a.createdAt).map(({ passage }) => passage.textHash),
  ),
];

/** The latest kept text that annotations of this article were made on; null when none is kept. */
export async function latestKeptText(
  store: Pick<Store, 'of' | 'keptText'>,
  articleId: string,
): Promise<string | null> {
  for (const textHash of textHashesOf(store, articleId)) {
    const text = await store.keptText(textHash);
    if (text !== null) return text;
  }
  return null;
}

/** The id of an article today, by what people said. */
function namesToday(said: readonly SameArticle[]): (articleId: string) => string {
  const became = new Map<string, string>();
  for (const { articleId, other, isSame } of said)
    if (isSame === true && !became.has(articleId)) became.set(articleId, other);
  return (articleId) => {
    const seen = new Set<string>();
    let last = articleId;
    for (let id: string | undefined = articleId; id !== undefined && !seen.has(id); id = became.get(id)) {
      seen.add(id);
      last = id;
    }
    return last;
  };
}

function answerTo(said: readonly SameArticle[], articleId: string, other: string): boolean | null {
  const answer = said.find(
    (pair) => pair.articleId === articleId && pair.other === other && pair.isSame !== null,
  );
  if (answer) return answer.isSame;
  const today = namesToday(said);
  const [one, another] = [today(articleId), today(other)];
  if (one === another) return null;
  // That two are not the same holds both ways round, and for what each of them became; that one became the other does not.
  const areApart = said.some((pair) => {
    if (pair.isSame !== false) return false;
    const [a, b] = [today(pair.articleId), today(pair.other)];
    return (a === one && b === another) || (a === another && b === one);
  });
  return areApart ? false : null;
}

/** What the library asks about who is who. `store` answers null while there are no annotations to be had. */
export const whoIsWhoIn = (
  store: () => Store | null,
  report: (error: unknown) => void,
): Pick<Keeper, 'recall' | 'keptText' | 'answered' | 'nowCalled' | 'unite'> => ({
  recall: (articleId) => {
    const kept = store();
    if (!kept) return { title: '', textHashes: [] };
    return { title: kept.identity(articleId)?.title ?? '', textHashes: textHashesOf(kept, articleId) };
  },
  keptText: async (textHash) => (await store()?.keptText(textHash)) ?? null,
  answered: (articleId, other) => answerTo(store()?.sameArticles() ?? [], articleId, other),
  nowCalled: (articleId) => namesToday(store()?.sameArticles() ?? [])(articleId),
  unite: (articleId, other) => {
    // Said again at the next start, should it not be saved: nothing is lost meanwhile.
    store()?.saySame({ articleId, other, isSame: true }).catch(report);
  },
});
