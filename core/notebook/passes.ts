/** A filter as a test of one row. Pure. */
import type { NotebookFilter } from '../../contract/notebook.ts';
import type { Asked, Test } from './asked.ts';

function dated({ by, from, until }: NotebookFilter['date']): Test | null {
  if (from === null && until === null) return null;
  const first = from ?? -Infinity;
  const end = until ?? Infinity;
  return ({ annotation: { createdAt, updatedAt } }) => {
    const at = by === 'created' ? createdAt : updatedAt;
    return at >= first && at < end;
  };
}

/** Tests that a row must all pass; the cheap ones first. `asked` is what the filter's search asks for. */
export function testsOf(filter: NotebookFilter, asked: Asked): readonly Test[] {
  const { colours, tags, untagged, articleId, states, gone } = filter;
  const tests: (Test | null)[] = [
    articleId === null ? null : (row) => row.annotation.articleId === articleId,
    colours.length === 0 ? null : (row) => colours.includes(row.annotation.colour),
    untagged ? (row) => row.annotation.tags.length === 0 : null,
    tags.length === 0 ? null : (row) => tags.every((tag) => row.annotation.tags.includes(tag)),
    states.length === 0 ? null : (row) => states.includes(row.state),
    gone ? (row) => !row.article.info.isHere : null,
    dated(filter.date),
    asked.test,
  ];
  return tests.filter((test) => test !== null);
}
