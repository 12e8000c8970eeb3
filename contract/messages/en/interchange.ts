/** The words of export, import and the plain copy of the notes, in English. */
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const interchange = {
  section: 'Exchange',
  exportAll: 'Export…',
  importAny: 'Import…',
  what: 'What to export',
  selections: {
    library: 'The whole library',
    article: (title: string) => (title === '' ? 'This article' : `“${title}”`),
    annotations: (count: number) =>
      plural(count, { one: '# selected annotation', other: '# selected annotations' }),
  },
  export: 'Export annotations',
  format: 'Format',
  formats: {
    markdown: 'Markdown',
    w3c: 'Web Annotation',
    hypothesis: 'Hypothesis',
    csv: 'CSV',
  },
  formatHints: {
    markdown: 'To read and to keep: quotes with their notes. Several articles come as a zip, one file each.',
    w3c: 'Loses nothing, and can be imported again here. Thorium and other readers understand it.',
    hypothesis: 'JSON in the shape of Hypothesis. Can be imported again here.',
    csv: 'A table with Readwise’s columns, for spreadsheets: if it opens as one column, import it there and choose the comma. Can be imported again here.',
  },
  /** What became of a passage since, after its colour and tags. */
  since: {
    edited: 'edited since',
    uncertain: 'place uncertain',
    orphaned: 'no longer in the text',
    away: 'its file is not there now',
  },
  save: 'Save the file…',
  working: 'Working…',
  saved: (name: string) => `Saved as “${name}”.`,
  cite: 'Copy the passage you are on as',
  citations: { text: 'Citation', bibtex: 'BibTeX', csl: 'CSL-JSON', link: 'Link' },
  copied: {
    text: 'Citation copied',
    bibtex: 'BibTeX copied',
    csl: 'CSL-JSON copied',
    link: 'Link copied',
  },
  import: 'Import annotations',
  importHint:
    'From Seedleaf, Readium’s readers or Hypothesis, a CSV in Readwise’s columns, or a Kindle’s My Clippings. You see what it would do before anything is done.',
  choose: 'Choose a file…',
  dropHere: 'or drop it here',
  reading: 'Looking at every record…',
  readSoFar: (done: string, total: string) => `${done} of ${total}`,
  sources: {
    w3c: 'Web Annotations',
    hypothesis: 'Hypothesis',
    readwise: 'Readwise’s CSV',
    kindle: 'Kindle clippings',
  },
  warnings: {
    'damaged-characters':
      'Some bytes of the file are damaged: � stands in the place of the characters that cannot be read.',
  },
  records: (count: number) => plural(count, { one: '# record', other: '# records' }),
  counts: {
    new: (count: number) => plural(count, { one: '# new', other: '# new' }),
    change: (count: number) => plural(count, { one: '# changed', other: '# changed' }),
    done: (count: number) => plural(count, { one: '# without effect', other: '# without effect' }),
    failed: (count: number) => plural(count, { one: '# cannot be imported', other: '# cannot be imported' }),
  },
  showing: 'Show',
  all: 'All',
  columns: { passage: 'Passage', article: 'Article', action: 'What happens' },
  preview: 'What importing would do',
  more: (count: number) => plural(count, { one: 'Show # more', other: 'Show # more' }),
  noArticle: 'None',
  actions: {
    found: 'New',
    edited: 'New. The passage reads otherwise today: it waits in the review.',
    doubtful: 'New. Its words stand among others today: it waits in the review.',
    orphaned: 'New. Its words are not in the text: it waits in the review, with its quote.',
    change: 'Changes the note, tags or colour of the one here',
    same: 'Already here, nothing to do',
    newer: 'Already here, and changed here since: stays',
    repeated: 'Goes with another record of this file',
    older: 'An earlier version of another record of this file',
  },
  problems: {
    'not-an-annotation': 'This is not an annotation.',
    'no-quote': 'It has no quote to find its place by.',
    'too-long': 'The quote, the note or a tag is too long.',
    'article-unknown': 'No article of this title in the library.',
    'article-ambiguous': 'Several articles of the library have this title.',
    'note-without-highlight': 'A note without the highlight it belongs to.',
    bookmark: 'A bookmark marks no passage.',
    'article-unreadable': 'The article cannot be read now.',
  },
  run: (count: number) => plural(count, { one: 'Import # annotation', other: 'Import # annotations' }),
  nothingToDo: 'Nothing to import: everything is here already, or cannot be imported.',
  /** At least one of them is over 0. */
  imported: (made: number, changed: number) =>
    [
      ...(made > 0 ? [plural(made, { one: '# new annotation', other: '# new annotations' })] : []),
      ...(changed > 0
        ? [plural(changed, { one: '# annotation changed', other: '# annotations changed' })]
        : []),
    ].join(', ') + '.',
  undone: (kept: number) =>
    kept === 0
      ? 'The import was undone.'
      : plural(kept, {
          one: 'The import was undone, but for # annotation that was changed since.',
          other: 'The import was undone, but for # annotations that were changed since.',
        }),
  another: 'Another file…',
  saveCopy: 'Save a copy elsewhere',
  copyName: 'Annotations kept apart',
  notesCopy: 'Notes as Markdown files',
  notesCopyHint:
    'A folder beside the library always holds a plain copy of every note, readable without Seedleaf.',
  notesCopyStates: {
    off: 'No copy is kept.',
    waiting: 'The copy is being brought up to date…',
    current: 'The copy is up to date.',
    failed: 'The copy could not be written:',
  },
  notesCopyIn: 'Kept in',
  leftAlone: (names: string) => `You changed these files, so they are left as they are: ${names}`,
} as const;
