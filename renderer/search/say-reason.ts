/** A reason for a match in words: how it came about, and where it stands. */
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { MatchReason } from '../../contract/search.ts';

type Words = Messages['query']['why'];

export const sayReason = ({ how, asked, places }: MatchReason, words: Words): string =>
  [words.how[how](asked), ...places.map((place) => words.places[place])].join(', ');
