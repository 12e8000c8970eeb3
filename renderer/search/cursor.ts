/** The place of the keyboard among the results, kept by what stands there: its number is another whenever they come anew. Pure. */
import type { Choice } from './choices.ts';

/** Where the keyboard stood in the answer to a query, when it was last moved. */
export interface Cursor {
  readonly query: string;
  readonly choices: readonly Choice[];
  readonly index: number;
}

/** The same passage or note, or the same line for an article: words stay what they are when their text moves. */
const isSame = (a: Choice, b: Choice): boolean =>
  a.articleId === b.articleId &&
  a.isRest === b.isRest &&
  a.annotationId === b.annotationId &&
  a.found?.around === b.found?.around &&
  a.found?.at === b.found?.at;

const placeOf = ({ target }: Choice): number => target?.start ?? 0;

/** The index of a choice in a newer list; -1 when it is not there. Of passages that read the same as many-th, or the nearest. */
function indexOf(choice: Choice, before: readonly Choice[], now: readonly Choice[]): number {
  const same = [...now.keys()].filter((index) => now[index] && isSame(now[index], choice));
  const were = before.filter((each) => isSame(each, choice));
  if (same.length === were.length) return same[were.indexOf(choice)] ?? -1;
  const distance = (index: number): number =>
    Math.abs((now[index] ? placeOf(now[index]) : 0) - placeOf(choice));
  return same.sort((a, b) => distance(a) - distance(b))[0] ?? -1;
}

const firstOf = (articleId: string, choices: readonly Choice[]): number =>
  choices.findIndex((choice) => choice.articleId === articleId);

const lastOf = (articleId: string, choices: readonly Choice[]): number =>
  choices.findLastIndex((choice) => choice.articleId === articleId);

/** The place of what is gone: as far down in its article; else where the next article begins, or the one before ends. */
function nearest({ choices, index }: Cursor, { articleId }: Choice, now: readonly Choice[]): number {
  const first = firstOf(articleId, now);
  if (first >= 0) return Math.min(first + index - firstOf(articleId, choices), lastOf(articleId, now));
  const isHere = (choice: Choice): boolean => firstOf(choice.articleId, now) >= 0;
  const next = choices.slice(index).find(isHere);
  if (next) return firstOf(next.articleId, now);
  const former = choices.slice(0, index).findLast(isHere);
  return former ? lastOf(former.articleId, now) : 0;
}

/** Where the keyboard stands in the newest answer: at the best while it was not moved in it. */
export function standingIn(query: string, now: readonly Choice[], cursor: Cursor | null): number {
  const choice = cursor?.query === query ? cursor.choices[cursor.index] : undefined;
  if (!cursor || !choice) return 0;
  const same = indexOf(choice, cursor.choices, now);
  return same >= 0 ? same : nearest(cursor, choice, now);
}
