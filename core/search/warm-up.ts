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

/** Of a title so many words are asked for, without what would make more than words of them. */
const WORDS = 6;
const LETTERS = 200;
/** After so many articles without a word in their titles one more is not looked for. */
const MOST_LOOKS = 20;

/** The first words of the title of a living article, of one turn another than of the next; none where there is none. */
function wordsFor(collection: Collection, turn: number): readonly string[] {
  const first = Math.floor((collection.size * turn) / TURNS);
  for (let slot = first; slot < Math.min(first + MOST_LOOKS, collection.capacity); slot++) {
    const title = collection.at(slot)?.document.title ?? '';
    const words = wordsOf(fold(title.slice(0, LETTERS))).slice(0, WORDS);
    if (words.length > 0) return words.map(({ text }) => text);
  }
  return [];
}

/** What is asked in a turn; empty where there is nothing to ask of. */
function queryOf(collection: Collection, turn: number): string {
  const words = wordsFor(collection, turn);
  if (turn + 1 < TURNS) return words.join(' ');
  // With a slip in its longest word.
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
