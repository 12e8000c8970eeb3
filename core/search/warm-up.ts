/**
 * Has what answers queries run before a person asks: the engine compiles code once it ran a while, and what was read lies at
 * hand. Without it the first keys that are pressed after a start wait many times longer than all others.
 */
import type { Collection } from './collection.ts';
import { find } from './find.ts';
import { fold } from './fold.ts';
import { wordsOf } from './words.ts';

/** With more of them the first key is answered no sooner. */
const TURNS = 6;
/** As many articles as a screen shows first. */
const SHOWN = 12;

/** The title of a living article, of one turn another than of the next; empty where there is none. */
function titleOf(collection: Collection, turn: number): string {
  for (let slot = Math.floor((collection.size * turn) / TURNS); slot < collection.capacity; slot++) {
    const article = collection.at(slot);
    if (article) return article.document.title;
  }
  return '';
}

/** What is asked in a turn, as a person may type it; empty where there is nothing to ask of. */
function queryOf(collection: Collection, turn: number): string {
  const title = titleOf(collection, turn);
  if (turn + 1 < TURNS) return title;
  // With a slip in its longest word.
  const words = wordsOf(fold(title)).map(({ text }) => text);
  const longest = words.reduce((long, word) => (word.length > long.length ? word : long), '');
  return words.map((word) => (word === longest ? `${word.slice(0, -2)}q${word.slice(-1)}` : word)).join(' ');
}

/** Asks the question of a turn, from 0 on; true when there is another. Takes as long as a question does. */
export function warmUp(collection: Collection, turn: number): boolean {
  const query = queryOf(collection, turn);
  if (query === '') return false;
  find(collection, query, SHOWN);
  return turn + 1 < TURNS;
}
