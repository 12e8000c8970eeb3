/** The words about the language of search, in English. */
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const query = {
  completions: 'Completions',
  /** `keys` are those that take one, pressed in turn. */
  complete: (keys: string) => `${keys} completes`,
  /** Shown where no article is as the query asks, and those nearest to it are listed. */
  relaxed: 'Nothing holds all of these words: here is what holds most of them.',
  /** `typed` is an acronym or what one stands for, `shown` the other of the two. */
  also: (typed: string, shown: string) => `“${typed}” also means “${shown}” in your library: both are found.`,
  why: {
    show: 'Why this matched',
    hide: 'Hide why this matched',
    /** Said once of the list of results; `key` is the key that shows it. */
    hint: (key: string) => `${key} says why an article matched.`,
    /** Behind a word as the article writes it; `asked` is what was typed. */
    how: {
      'as-typed': () => 'as typed',
      spelling: (asked: string) => `for ${asked}`,
      form: (asked: string) => `form of ${asked}`,
      beginning: (asked: string) => `begins with ${asked}`,
      piece: (asked: string) => `holds ${asked}`,
      meant: (asked: string) => `nearest to ${asked}`,
      acronym: (asked: string) => `the same as ${asked}`,
      phrase: () => 'these words together',
      filter: () => 'as asked',
    },
    places: {
      title: 'in the title',
      text: 'in the text',
      note: 'in a note',
      about: 'among its author, source and tags',
    },
  },
  place: {
    label: 'Where to look',
    /** As the language of search writes it. */
    field: 'in',
    everywhere: 'Everything',
    text: 'Text',
    notes: 'Notes',
    titles: 'Titles',
    /** What a query calls them. */
    names: { text: 'text', notes: 'notes', titles: 'titles' },
  },
  spelling: {
    label: 'Also written:',
    /** Said of the button that looks for both. */
    both: (typed: string, shown: string) => `Search for “${typed}” and “${shown}”`,
    /** Between the two, as the language of search has it. */
    or: 'OR',
  },
  problems: {
    'quote-not-closed': (piece: string) => `The quote of ${piece} is not closed: it was read to the end.`,
    'too-much': (from: string) =>
      `A search looks for thirty things at most: “${from}”, and what else did not fit, was passed over.`,
    'too-long': () =>
      'A search reads a thousand characters at most: what stands behind them was passed over.',
    'bracket-not-closed': () => 'A bracket is not closed: it was read to the end.',
    'bracket-not-opened': () => 'A closing bracket without an opening one was passed over.',
    'bracket-too-deep': () =>
      'Brackets within fifty others were passed over, and what excludes them; what they hold was read.',
    'star-passed-over': (word: string) =>
      `The star of ${word} was passed over: in quotes it counts behind the last word, or behind one of the words near each other.`,
    'star-inside': (word: string) =>
      `A star counts at the end of a word: of ${word} only what stands before it was read.`,
    'nothing-to-choose': (piece: string) => `${piece} needs something on both sides: it was passed over.`,
    'colon-spaced': (piece: string) =>
      `${piece.trim()} was read as ${piece.trim().replace(/\s*([:：])\s*/u, '$1')}. In quotes, the words themselves are looked for.`,
    'value-missing': (piece: string) => `${piece} says nothing after its colon: it was passed over.`,
    'value-unknown': (piece: string) => `${piece} is not known: it was passed over.`,
    'of-articles-only': (piece: string) =>
      `${piece} asks about articles, not about annotations: it was passed over.`,
    'date-unknown': (piece: string) =>
      `${piece} is no date: write 2026, 2026-03, 2026-03-14 or yesterday, with < or > before it, or an age as <7d. It was passed over.`,
  },
  saved: {
    list: 'Saved searches',
    keep: 'Save this search',
    kept: 'Saved search',
    actions: (name: string) => `Saved search ${name}`,
    stand: 'Point out new articles that match',
    standing: 'New articles that match are pointed out',
    rename: 'Rename',
    newName: (name: string) => `New name of ${name}`,
    nameMissing: 'A saved search needs a name.',
    drop: 'Remove',
    renamed: (name: string) => `another name for the search “${name}”`,
    dropped: (name: string) => `The search “${name}” was removed`,
    /** Told aloud when articles arrived for the search of this name. */
    arrived: (count: number, name: string) =>
      plural(count, { one: `# new article for “${name}”.`, other: `# new articles for “${name}”.` }),
    arrivals: (count: number) => plural(count, { one: '# new', other: '# new' }),
    fresh: 'New',
    notSaved: 'The search could not be saved.',
  },
  help: {
    title: 'How to search',
    intro: 'Words are found in any spelling: accents, capitals and apostrophes do not matter.',
    rows: {
      phrase: { example: '"collective security"', what: 'these words, as they stand' },
      near: { example: '"war peace"~5', what: 'near each other' },
      not: { example: 'war -peace', what: 'without a word, or with NOT' },
      or: { example: 'war OR peace', what: 'one of them' },
      group: { example: '(war OR peace) treaty', what: 'put together' },
      prefix: { example: 'legisl*', what: 'words that begin so' },
      place: { example: 'in:notes war', what: 'only there: text, notes or titles' },
      title: { example: 'title:war', what: 'in the title' },
      several: { example: 'title:(war OR peace)', what: 'one of them in the title' },
      note: { example: 'note:doubt', what: 'in your notes' },
      tag: { example: 'tag:history', what: 'with a tag' },
      author: { example: 'author:woolf', what: 'by an author' },
      source: { example: 'source:agency', what: 'from a source' },
      lang: { example: 'lang:fr', what: 'in a language' },
      path: { example: 'path:2026/', what: 'in a folder or file' },
      colour: { example: 'colour:rose', what: 'with marks in a colour' },
      added: { example: 'added:>2026-01-01', what: 'added, changed: or read: at a time' },
      recent: { example: 'added:this-week', what: 'or today, yesterday, this-month, this-year' },
      age: { example: 'added:<7d', what: 'in the last 7 days; >1y older than a year; d, w, m, y' },
      is: { example: 'is:unread', what: 'unread, reading, read or marked' },
      has: { example: 'has:note', what: 'with a note, mark or tag' },
    },
  },
};
