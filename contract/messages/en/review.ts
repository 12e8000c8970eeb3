/** The words of the review, in English. */
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const review = {
  title: 'Review',
  filterBy: 'Show',
  filters: { waiting: 'To decide', moved: 'Moved', edited: 'Edited' },
  withCount: (name: string, count: string) => `${name} (${count})`,
  kept: (count: number) => plural(count, { one: '# kept as an orphan', other: '# kept as orphans' }),
  list: 'Passages to review',
  empty: {
    waiting: 'Every passage is where you left it.',
    moved: 'No passage has moved.',
    edited: 'No marked passage was edited.',
  },
  nothingToDecide: 'No passage waits for a decision.',
  nothingToDecideHint: 'Some are not where you left them: they moved, were edited, or are kept as orphans.',
  emptyHint: 'When an article changes and a passage cannot be found for certain, it waits here.',
  loading: 'Looking at the passages…',
  position: (at: string, count: string) => `${at} of ${count}`,
  row: (state: string, quote: string) => `${state}: “${quote}”`,
  verdicts: {
    exact: 'It is where you marked it.',
    moved: 'The text around it changed, and it moved with the text, word for word.',
    edited: 'Some of its words were changed. The mark has followed them.',
    uncertain: 'The text was rewritten around here. This may be the passage, or it may not.',
    orphaned: 'It was not recognised in the text of today.',
  },
  keptVerdict: 'You keep it as an orphan: quote and note stay, without a place in the text.',
  keptState: 'Kept as an orphan',
  before: (day: string) => `When you marked it, ${day}`,
  beforeSettled: 'Where you last put it',
  after: 'In the text of today',
  nowhere: 'No place in it was recognised.',
  nowhereHint:
    'If it still says this in other words, select them anew. If not, keep the passage as an orphan.',
  unsaved: 'Not saved yet. Seedleaf keeps trying.',
  actions: 'What to do with this passage',
  accept: 'Accept',
  attach: 'Select anew',
  orphan: 'Keep as an orphan',
  unkeep: 'Ask about it again',
  asAnnotated: 'As annotated',
  openPage: 'Show it on the page',
  acceptMoved: (count: number) =>
    plural(count, { one: 'Accept # moved passage', other: 'Accept all # moved passages' }),
  undo: 'Undo',
  done: {
    accept: (quote: string) => `Accepted: “${quote}”`,
    attach: (quote: string) => `Put in its place: “${quote}”`,
    orphan: (quote: string) => `Kept as an orphan: “${quote}”`,
    unkeep: (quote: string) => `To be decided again: “${quote}”`,
    'same-article': (title: string) => `Taken for the same article: “${title}”`,
    'another-article': (title: string) => `Taken for another article: “${title}”`,
  },
  doneMoved: (count: number) =>
    plural(count, { one: '# moved passage accepted', other: '# moved passages accepted' }),
  question: {
    row: 'Is this the same article?',
    title: 'Is this the same article?',
    explain: (count: number) =>
      plural(count, {
        one: 'Its file is missing, and a file that is like it has come. Until you answer, its annotation stays with the missing one: nothing is lost.',
        other:
          'Its file is missing, and a file that is like it has come. Until you answer, its # annotations stay with the missing one: nothing is lost.',
      }),
    explainStrayed: (count: number) =>
      plural(count, {
        one: 'Another text stands in its file now, and the very text that you annotated has come to another file. Until you answer, its annotation stays where it is: nothing is lost.',
        other:
          'Another text stands in its file now, and the very text that you annotated has come to another file. Until you answer, its # annotations stay where they are: nothing is lost.',
      }),
    missing: 'What you annotated',
    found: 'What was found',
    likeness: (share: string) => `${share} the same`,
    loading: 'Comparing the texts…',
    actions: 'Whether they are the same article',
    same: 'The same article',
    other: 'Another article',
    later: 'Decide later',
  },
  attaching: {
    region: 'Put a passage in its place',
    ask: 'Select where this passage is now.',
    keys: (attach: string, back: string) => `${attach} attaches it, ${back} goes back.`,
    attach: 'Attach here',
    back: 'Go back',
  },
  keptText: {
    region: 'The text as it was annotated',
    on: (day: string) => `The text as it was on ${day}`,
    back: 'Back to the review',
  },
  /** What was done, to say that it was taken back. */
  steps: {
    accept: (quote: string) => `accepting “${quote}”`,
    attach: (quote: string) => `putting “${quote}” in its place`,
    orphan: (quote: string) => `keeping “${quote}” as an orphan`,
    unkeep: (quote: string) => `asking about “${quote}” again`,
    'same-article': (title: string) => `taking “${title}” for the same article`,
    'another-article': (title: string) => `taking “${title}” for another article`,
  },
  acceptingMoved: (count: number) =>
    plural(count, { one: 'accepting # moved passage', other: 'accepting # moved passages' }),
  changedMeanwhile: 'The article has just changed. The review shows how it stands now.',
  /** In the shelf and on a note. */
  waiting: (count: number) => plural(count, { one: '# passage to review', other: '# passages to review' }),
  questions: (count: number) =>
    plural(count, { one: '# question about an article', other: '# questions about articles' }),
  open: 'Review',
};
