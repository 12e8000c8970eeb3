/** The words of Library health, in English. */
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const health = {
  title: 'Library health',
  loading: 'Looking at the library…',
  files: {
    title: 'Files',
    seen: 'In the folder',
    read: 'Readable',
    refused: 'Not readable',
    searchable: 'Searchable',
    which: 'Which, and why',
  },
  refusals: {
    'no-permission': 'not allowed to read',
    binary: 'not text',
    empty: 'empty',
    'too-large': 'over 64 MB',
    unreadable: 'reading failed',
  },
  annotations: {
    title: 'Annotations',
    states: {
      exact: 'In their place',
      moved: 'Moved with the text',
      edited: 'Edited with the text',
      uncertain: 'Perhaps in their place',
      orphaned: 'No longer in the text',
    },
    checking: 'Being looked for',
    all: 'All',
    addsUp: 'They add up: none is missing.',
    doesNotAddUp: 'They do not add up. Check everything now.',
    gone: (count: number) =>
      plural(count, {
        one: 'The file of # annotated article is gone; its notes are in the notebook.',
        other: 'The files of # annotated articles are gone; their notes are in the notebook.',
      }),
  },
  deleted: {
    title: 'Deleted annotations',
    explain: 'They are kept in the journal, and each can be brought back.',
    on: (moment: string) => `deleted on ${moment}`,
    bringBack: 'Bring back',
    bringBackOf: (quote: string) => `Bring back “${quote}”`,
    more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
    done: 'Brought back.',
  },
  journal: {
    title: 'Journal',
    folder: 'Kept in',
    records: 'Records',
    size: 'Size',
    lastWrite: 'Last written',
    lastSnapshot: 'Last snapshot',
    never: 'never',
    damaged: 'Damaged records',
    newer: 'Records of a newer Seedleaf',
    damagedHint: 'Damaged records are left as they are; every other one counts.',
    mended: (count: number, moment: string) =>
      plural(count, {
        one: `# record had vanished from the journal and was written again, on ${moment}.`,
        other: `# records had vanished from the journal and were written again, on ${moment}.`,
      }),
    newerHint: 'Update Seedleaf to see what they say. They are kept as they are.',
  },
  devices: {
    title: 'Devices',
    name: 'Device',
    lastSeen: 'Last seen',
    records: 'Records',
    thisOne: 'This computer',
    other: (id: string) => `Computer ${id}`,
    none: 'No device has written a note here yet.',
  },
  check: {
    title: 'Check',
    explain:
      'Reads every record, kept text and snapshot again, and the file of every annotated article, and finds every passage in it anew.',
    start: 'Check everything now',
    running: (done: string, total: string) => `Checking: ${done} of ${total}`,
    starting: 'Checking…',
    fine: 'Nothing is wrong.',
    found: (count: number) => plural(count, { one: '# thing is wrong.', other: '# things are wrong.' }),
    last: (moment: string, seconds: string) => `Checked on ${moment}, in ${seconds} s.`,
    looked: (journals: string, records: string, texts: string, anchors: string, sources: string) =>
      `Journal files: ${journals}. Records: ${records}. Kept texts: ${texts}. Files of annotated articles: ${sources}. Passages looked for in these files: ${anchors}.`,
  },
  findings: {
    'journal-damaged': {
      what: (name: string, count: number) =>
        plural(count, { one: `# record of ${name} is damaged.`, other: `# records of ${name} are damaged.` }),
      todo: 'All others are there. If another computer shares this folder, its copy of the file may be whole: let it sync again.',
    },
    'journal-newer': {
      what: (name: string, count: number) =>
        plural(count, {
          one: `# record of ${name} was written by a newer Seedleaf.`,
          other: `# records of ${name} were written by a newer Seedleaf.`,
        }),
      todo: 'Update Seedleaf on this computer. Until then they are kept as they are.',
    },
    'journal-unreadable': {
      what: (name: string) => `${name} cannot be read.`,
      todo: 'Check that you may open it, and that the disk is well. Nothing was changed in it.',
    },
    'text-missing': {
      what: (name: string, count: number) =>
        plural(count, {
          one: `The kept text ${name} is missing; # annotation was made on it.`,
          other: `The kept text ${name} is missing; # annotations were made on it.`,
        }),
      todo: 'Quotes and notes are safe. If another computer shares this folder, let it sync again.',
    },
    'text-damaged': {
      what: (name: string, count: number) =>
        plural(count, {
          one: `The kept text ${name} is damaged; # annotation was made on it.`,
          other: `The kept text ${name} is damaged; # annotations were made on it.`,
        }),
      todo: 'Quotes and notes are safe. Annotating the article again keeps its text again.',
    },
    'snapshot-damaged': {
      what: (name: string) => `The snapshot ${name} is damaged.`,
      todo: 'It cannot be restored; the others can. A new one is made every day.',
    },
    'source-unreadable': {
      what: (name: string) => `${name} cannot be read.`,
      todo: 'Check that you may open it, or copy it into the folder again.',
    },
    'anchors-do-not-add-up': {
      what: (_name: string, count: number) =>
        plural(count, { one: '# annotation is in no state.', other: '# annotations are in no state.' }),
      todo: 'The notes are safe. Start Seedleaf again: it finds every passage anew.',
    },
  },
  snapshots: {
    title: 'Snapshots',
    explain: 'Before the first change of a day all annotations are set aside. The last fourteen are kept.',
    none: 'There is none yet. The first is made the next time the library is opened.',
    day: 'Taken on',
    annotations: 'Annotations',
    device: 'By',
    size: 'Size',
    look: 'See what it would bring back',
    lookOf: (day: string) => `See what the snapshot of ${day} would bring back`,
    damaged: 'damaged',
  },
  restore: {
    title: (day: string) => `The annotations of ${day}`,
    comparing: 'Comparing with today…',
    nothing: 'Everything is as it was then. There is nothing to restore.',
    addedBack: (count: number) =>
      plural(count, { one: '# annotation comes back', other: '# annotations come back' }),
    changedBack: (count: number) =>
      plural(count, { one: '# becomes what it was', other: '# become what they were' }),
    madeSince: (count: number) =>
      plural(count, { one: '# was made since and stays', other: '# were made since and stay' }),
    madeSinceGo: (count: number) =>
      plural(count, { one: '# was made since and is deleted', other: '# were made since and are deleted' }),
    unchanged: (count: number) => plural(count, { one: '# is as it was', other: '# are as they were' }),
    removeMadeSince: (count: number) =>
      plural(count, { one: 'Also delete the # made since', other: 'Also delete the # made since' }),
    kinds: {
      'added-back': 'Comes back',
      'changed-back': 'As it was',
      'made-since': 'Made since',
    },
    fields: {
      colour: 'colour',
      note: 'note',
      tags: 'tags',
      place: 'place',
      passage: 'passage',
      article: 'article',
    },
    differs: (fields: string) => `Changes: ${fields}`,
    today: 'Today',
    then: 'Then',
    empty: 'nothing',
    unknownArticle: 'An article that is no longer known',
    more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
    do: 'Restore',
    safe: 'Nothing recorded is lost: what was done since stays in the journal.',
    anew: 'What was done before cannot be undone step by step any more.',
    done: (back: number, changed: number, removed: number) =>
      [
        ...(back > 0
          ? [plural(back, { one: '# annotation brought back', other: '# annotations brought back' })]
          : []),
        ...(changed > 0
          ? [plural(changed, { one: '# made what it was', other: '# made what they were' })]
          : []),
        ...(removed > 0 ? [plural(removed, { one: '# deleted', other: '# deleted' })] : []),
      ].join(', '),
  },
};
