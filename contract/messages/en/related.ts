/** The words of what is related to an article, and of two articles side by side, in English. */
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const related = {
  title: 'Elsewhere in your library',
  /** Of the selection or a mark. */
  ofPassage: 'What else speaks of this',
  about: (words: string) => `On “${words}”`,
  list: 'Related passages',
  /** Before the words that passages share. */
  inCommon: 'In common:',
  note: 'Note',
  hereToo: 'Your notes on this article',
  sideBySide: 'Side by side',
  compareWith: (title: string) => `Set side by side with “${title}”`,
  more: (count: number) => plural(count, { one: 'Show # more passage', other: 'Show # more passages' }),
  loading: 'Looking through your library…',
  none: 'Nothing else in your library speaks of this.',
};

export const compare = {
  title: 'Side by side',
  loading: 'Comparing the texts…',
  text: (title: string) => `Text of “${title}”`,
  openPage: (title: string) => `Open “${title}” on the page`,
  summary: 'What they have in common',
  inBoth: (count: number) => plural(count, { one: '# sentence in both', other: '# sentences in both' }),
  changed: (count: number) => plural(count, { one: '# with other words', other: '# with other words' }),
  noneInBoth: 'No sentence stands in both',
  subjects: (count: number) =>
    plural(count, { one: '# passage on the same subject', other: '# passages on the same subject' }),
  nothing: 'These texts have nothing in common.',
  /** The signs, explained. */
  legend: { both: 'in both', changed: 'other words', only: 'only here', subject: 'same subject' },
  /** Of a text that is longer than what is compared. */
  comparedUntil: (count: string) => `only the first ${count} characters were compared`,
  onlyHere: (count: number) => plural(count, { one: '# sentence only here', other: '# sentences only here' }),
  /** Heard before a run that the other text lacks. */
  onlyRun: 'Only here: ',
  sameAs: 'In both, word for word',
  nearlyAs: (share: string) => `In both, ${share} the same`,
  alsoOn: (words: string) => `Both speak of: ${words}`,
  step: 'Next passage in common',
  stepBack: 'Previous passage in common',
  position: (at: string, count: string) => `${at} of ${count}`,
};
