/** A query that looks in one place only, and what it counts there. */
import { expect, it } from 'vitest';
import { NO_MARKS } from './facts.ts';
import { createSearchFunctions } from './functions.ts';
import { documentOf, note } from './texts.testing.ts';

const search = createSearchFunctions();
search.put([
  documentOf('a', 'La neige en avril', ['La neige tient.', 'Rien.', 'Neige encore, et la neige fond.']),
  documentOf('b', 'Avril', ['La neige a fondu.']),
]);
search.putNotes({ articleId: 'a', marks: NO_MARKS, notes: [note('n1', 'La neige de 1956 ?')] });
search.putNotes({
  articleId: 'b',
  marks: NO_MARKS,
  notes: [note('n2', 'Pluie.'), note('n3', 'neige, neige')],
});

const counts = (query: string) => {
  const { articles, passages, groups } = search.find({ query, limit: 9 });
  return { articles, passages, kinds: groups.flatMap(({ hits }) => hits.map(({ kind }) => kind)) };
};

it.each([
  ['neige', 2, 5, 3, 2],
  ['in:text neige', 2, 3, 3, 0],
  ['in:notes neige', 2, 2, 0, 2],
  ['in:notes neige 1956', 1, 1, 0, 1],
  ['in:titles neige', 1, 0, 0, 0],
  ['in:notes note:pluie', 1, 1, 0, 1],
])('%s: %i articles, %i passages', (query, articles, passages, texts, notes) => {
  const found = counts(query);
  expect(found).toMatchObject({ articles, passages });
  expect(found.kinds.filter((kind) => kind === 'text')).toHaveLength(texts);
  expect(found.kinds.filter((kind) => kind === 'note')).toHaveLength(notes);
});
