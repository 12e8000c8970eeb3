/**
 * After what was kept of a library vanished: the texts that passages were made on are kept again, as far as they are still
 * the articles' own. Older versions are gone; their passages are looked for by quote.
 */
import { ExpectedError } from '../../contract/reply.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Library } from '../library/library.ts';

/** Answers how many texts were made sure of. An article that cannot be read, or a disk that refuses, is passed over. */
export async function keepTextsAgain(
  store: Pick<AnnotationStore, 'identities' | 'of' | 'keepText'>,
  library: Pick<Library, 'entry' | 'textOf'>,
): Promise<number> {
  let kept = 0;
  for (const { id } of store.identities()) {
    const today = library.entry(id)?.textHash;
    const isNeeded = store
      .of(id)
      .some(({ passage, settlement }) =>
        [passage.textHash, settlement?.textHash, settlement?.passage?.textHash].includes(today),
      );
    if (today !== undefined && isNeeded && (await keepText(store, library, id))) kept++;
  }
  return kept;
}

async function keepText(
  store: Pick<AnnotationStore, 'keepText'>,
  library: Pick<Library, 'textOf'>,
  articleId: string,
): Promise<boolean> {
  try {
    const { text, textHash } = await library.textOf(articleId);
    await store.keepText(textHash, text);
    return true;
  } catch (error) {
    if (error instanceof ExpectedError) return false;
    throw error;
  }
}
