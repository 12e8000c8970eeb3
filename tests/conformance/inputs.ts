/** Good input for every call, and ways to spoil it. */
import type { CallName, EngineCalls, InputOf } from '../../contract/calls.ts';
import type { NotebookFilter } from '../../contract/notebook.ts';

/** What a good input needs to know of the library. */
export interface Known {
  readonly dir: string;
  readonly articleId: string;
  readonly textHash: string;
  /** The name of a snapshot. */
  readonly snapshot: string;
  /** An import that can be undone. */
  readonly undoId: string;
}

const everything: NotebookFilter = {
  search: '',
  colours: [],
  tags: [],
  untagged: false,
  articleId: null,
  date: { by: 'created', from: null, until: null },
  states: [],
  gone: false,
};
const inNotebook = { filter: everything, sort: 'created', descending: true, group: 'tag', from: 0 } as const;

const ANNOTATION_ID = '0b8c6c1e-57d5-4d3c-9f0a-3f1f6f7f2a11';

/** A list of one highlight, as a file to import. */
export const listOf = (articleId: string, quote = 'la'): { name: string; base64: string } => ({
  name: 'highlights.csv',
  base64: btoa(`Highlight,URL\n${quote},seedleaf://open/${articleId}\n`),
});

/** In an order that works on one engine: what is changed was made before. */
export const goodInputs = ({
  dir,
  articleId,
  textHash,
  snapshot,
  undoId,
}: Known): { [K in keyof EngineCalls]: InputOf<K> } => ({
  libraryStatus: {},
  pauseIndexing: { isPaused: false },
  listRefused: {},
  shelf: { sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 50 },
  openArticle: { articleId },
  saveReading: { articleId, offset: 3, progress: 0.25 },
  addFile: { name: 'Posted.md', base64: btoa('# Posted\n\nA short piece, sent as bytes.') },
  addText: { text: 'Pasted words\n\nThat came from the clipboard.' },
  annotate: {
    annotationId: ANNOTATION_ID,
    articleId,
    start: 0,
    end: 12,
    textHash,
    colour: 'leaf',
    note: 'Worth reading twice.',
    tags: ['again'],
  },
  annotation: { annotationId: ANNOTATION_ID },
  changeAnnotation: { annotationId: ANNOTATION_ID, colour: 'plum', note: 'Or three times.' },
  deleteAnnotation: { annotationId: ANNOTATION_ID },
  restoreAnnotation: { annotationId: ANNOTATION_ID },
  listAnnotations: { articleId },
  review: { states: ['exact', 'orphaned'], keptOrphans: true, from: 0, count: 20 },
  decide: { annotationId: ANNOTATION_ID, decision: { kind: 'orphan', textHash } },
  undecide: { decided: [{ annotationId: ANNOTATION_ID, before: null }] },
  acceptMoved: {},
  asAnnotated: { annotationId: ANNOTATION_ID },
  listQuestions: {},
  questionTexts: { articleId, candidateId: articleId },
  answerQuestion: { articleId, candidateId: articleId, isSame: null },
  identicalArticles: { articleId },
  libraryHealth: {},
  deletedAnnotations: { count: 5 },
  checkEverything: {},
  search: { query: 'eau', limit: 20 },
  whyMatched: { articleId, query: 'la' },
  findInArticle: { articleId, query: 'la' },
  savedSearches: {},
  saveSearch: { id: ANNOTATION_ID, name: 'Water', query: 'eau', isStanding: true },
  lookedAtArrivals: { id: ANNOTATION_ID },
  dropSearch: { id: ANNOTATION_ID },
  related: { articleId, span: { start: 0, end: 10 }, limit: 5 },
  compareArticles: { articleId, otherId: articleId },
  listSnapshots: {},
  previewSnapshot: { name: snapshot },
  restoreSnapshot: { name: snapshot },
  notebook: { ...inNotebook, count: 60 },
  notebookIds: { ...inNotebook, count: 60 },
  notebookFacets: {},
  listTags: { query: 'a', limit: 8 },
  listAnnotatedArticles: { query: '', limit: 8 },
  changeAnnotations: {
    which: { kind: 'filter', filter: { ...everything, colours: ['plum'] }, except: [] },
    addTags: ['twice'],
  },
  changeBack: {
    before: [
      {
        ...{ annotationId: ANNOTATION_ID, colour: 'leaf', note: '', tags: ['again'], updatedAt: 1 },
        made: { colour: 'sun', note: 'Twice.', tags: [], updatedAt: 2 },
      },
    ],
  },
  renameTag: { tag: 'again', name: 'later' },
  deleteAnnotations: { which: { kind: 'ids', annotationIds: [ANNOTATION_ID] } },
  restoreAnnotations: { annotationIds: [ANNOTATION_ID] },
  colourNames: {},
  nameColour: { colour: 'sun', name: 'Important' },
  exportAnnotations: { selection: { kind: 'article', articleId }, format: 'w3c', language: 'en' },
  citePassage: { annotationId: ANNOTATION_ID },
  cancelImport: {},
  undoImport: { undoId },
  previewImport: listOf(articleId),
  importAnnotations: listOf(articleId),
  notesCopy: {},
  settings: {},
  changeSettings: { theme: 'sepia' },
  openLibrary: { dir },
});

/** Values of every kind that JSON knows; for any field, most are wrong. */
const STRANGE: readonly unknown[] = [null, true, -1, 1.5, 1e300, '', 'x', '../..', [], [1], {}, { a: 1 }];

/** The input with one field at a time missing, replaced or added; and things that are no input at all. */
export function spoiled(input: Readonly<Record<string, unknown>>): unknown[] {
  const fields = Object.keys(input);
  const missing = fields.map((name) =>
    Object.fromEntries(Object.entries(input).filter(([each]) => each !== name)),
  );
  const replaced = fields.flatMap((name) => STRANGE.map((value) => ({ ...input, [name]: value })));
  const added = ['extra', 'constructor', 'toString'].map((name) => ({ ...input, [name]: 1 }));
  return [...STRANGE, ...missing, ...replaced, ...added];
}

/** Names that no table of calls holds, though every object of JavaScript answers to some of them. */
export const UNKNOWN_NAMES: readonly string[] = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'SHELF',
  'shelf ',
  'shelf\0',
  '../shelf',
  'engine.shelf',
  'then',
] satisfies readonly Exclude<string, CallName>[];
