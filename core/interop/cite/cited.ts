/** What a citation is made of. */
import type { SetArticle } from '../../../contract/annotation-set.ts';

/** The quote is in one line; the link leads back to it. */
export interface Cited {
  readonly quote: string;
  readonly article: SetArticle;
  readonly link: string;
}
