/** Links into the library: `seedleaf://open/<article>` and `seedleaf://open/<article>/<annotation>`, nothing else. Pure. */

/** What a link opens. */
export interface LinkTarget {
  readonly articleId: string;
  /** The passage to open it at; null for where it was left. */
  readonly annotationId: string | null;
}

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
// A system may add a slash at the end; nothing else that is not written here belongs to a link.
const LINK = new RegExp(`^seedleaf://open/([a-z2-7]{16})(?:/(${UUID}))?/?$`);

export const linkTo = ({ articleId, annotationId }: LinkTarget): string =>
  `seedleaf://open/${articleId}${annotationId === null ? '' : `/${annotationId}`}`;

/** Reads a link of unknown origin; null when it is not one of ours, to the letter. */
export function readLink(link: string): LinkTarget | null {
  const [, articleId, annotationId] = LINK.exec(link) ?? [];
  return articleId === undefined ? null : { articleId, annotationId: annotationId ?? null };
}
