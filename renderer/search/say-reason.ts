/** A reason for a match in words: how it came about, and where it stands unless that is the text alone, as most do. */
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { MatchReason } from '../../contract/search.ts';

type Words = Messages['query']['why'];

export function sayReason({ how, asked, places }: MatchReason, words: Words): string {
  const isTextAlone = places.length === 1 && places[0] === 'text';
  const said = isTextAlone ? [] : places.map((place) => words.places[place]);
  return [words.how[how](asked), ...said].join(', ');
}
