/** A filter as a test of one row. Pure. */
import type { NotebookFilter } from '../../contract/notebook.ts';
import type { Row } from './row.ts';
import { isNamed } from '../search/facts.ts';
import { tagsIn, wantedIn, type AskedTag } from './words.ts';

type Test = (row: Row) => boolean;

function dated({ by, from, until }: NotebookFilter['date']): Test | null {
  if (from === null && until === null) return null;
  const first = from ?? -Infinity;
  const end = until ?? Infinity;
  return ({ annotation: { createdAt, updatedAt } }) => {
    const at = by === 'created' ? createdAt : updatedAt;
    return at >= first && at < end;
  };
}

const isAsked = (tags: readonly string[], { name, isNot }: AskedTag): boolean =>
  tags.some((tag) => isNamed(tag, name)) !== isNot;

/** Tests that a row must all pass; the cheap ones first. */
export function testsOf(filter: NotebookFilter): readonly Test[] {
  const { colours, tags, untagged, articleId, states, gone, search } = filter;
  const words = wantedIn(search);
  const asked = tagsIn(search);
  const tests: (Test | null)[] = [
    articleId === null ? null : (row) => row.annotation.articleId === articleId,
    colours.length === 0 ? null : (row) => colours.includes(row.annotation.colour),
    untagged ? (row) => row.annotation.tags.length === 0 : null,
    tags.length === 0 ? null : (row) => tags.every((tag) => row.annotation.tags.includes(tag)),
    asked.length === 0 ? null : ({ annotation }) => asked.every((tag) => isAsked(annotation.tags, tag)),
    states.length === 0 ? null : (row) => states.includes(row.state),
    gone ? (row) => !row.article.info.isHere : null,
    dated(filter.date),
    words.length === 0 ? null : (row) => words.every((word) => row.folded.includes(word)),
  ];
  return tests.filter((test) => test !== null);
}

/** True when every row that passes `narrow` passes `wide` too, as far as their words tell: it is being typed on. */
export const isNarrowed = (wide: string, narrow: string): boolean => {
  if (JSON.stringify(tagsIn(wide)) !== JSON.stringify(tagsIn(narrow))) return false;
  const words = wantedIn(narrow);
  return wantedIn(wide).every((wanted) => words.some((word) => word.includes(wanted)));
};
