/** What annotations know of who is who: the texts kept with them, and what people said of two articles. */
import type { AnnotationStore } from '../annotations/store.ts';
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
  answered: (articleId, other) => {
    for (const { isSame, ...pair } of store()?.sameArticles() ?? []) {
      const isSo = pair.articleId === articleId && pair.other === other;
      // That two are not the same holds both ways round; that one became the other does not.
      const isReversed = isSame === false && pair.articleId === other && pair.other === articleId;
      if (isSame !== null && (isSo || isReversed)) return isSame;
    }
    return null;
  },
  nowCalled: (articleId) => {
    const said = (store()?.sameArticles() ?? []).filter(({ isSame }) => isSame === true);
    const seen = new Set<string>();
    let id: string | undefined = articleId;
    let last = articleId;
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      last = id;
      id = said.find((pair) => pair.articleId === last)?.other;
    }
    return last;
  },
  unite: (articleId, other) => {
    // Said again at the next start, should it not be saved: nothing is lost meanwhile.
    store()?.saySame({ articleId, other, isSame: true }).catch(report);
  },
});
