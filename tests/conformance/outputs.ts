/** The shape of every answer as a schema, so that what crosses a wire is held to the contract's types. */
import * as v from 'valibot';
import { colour } from '../../contract/annotation.ts';
import { ALIGNMENTS } from '../../contract/article.ts';
import type { EngineCalls, OutputOf } from '../../contract/calls.ts';
import { FINDINGS } from '../../contract/health.ts';
import { IMPORT_PROBLEMS, IMPORT_WARNINGS } from '../../contract/interchange.ts';
import { REFUSALS } from '../../contract/library.ts';
import { ERROR_CODES } from '../../contract/reply.ts';
import { MATCH_KINDS } from '../../contract/search.ts';
import { PROBLEMS } from '../../contract/query/grammar.ts';
import { settings } from '../../contract/settings.ts';
import { SNAPSHOT_CHANGE_KINDS } from '../../contract/snapshots.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const articleId = v.pipe(v.string(), v.regex(/^[a-z2-7]{16}$/));
const language = v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)));
const words = v.array(v.string());

const spanFields = { start: count, end: count };
const span = v.strictObject(spanFields);
const progress = v.nullable(v.strictObject({ done: count, total: count }));

const status = v.strictObject({
  dir: v.string(),
  state: v.picklist(['reading', 'ready', 'missing']),
  articles: count,
  refused: count,
  reading: progress,
  indexing: progress,
  isIndexingPaused: v.boolean(),
  annotationsKept: v.picklist(['library', 'data-folder']),
  annotationsDir: v.string(),
  damagedRecords: count,
  reviewWaiting: count,
});

const refusal = v.strictObject({ path: v.string(), reason: v.picklist(REFUSALS), bytes: v.nullable(count) });

const summaryFields = {
  id: articleId,
  path: v.string(),
  title: v.string(),
  excerpt: v.pipe(v.string(), v.maxLength(200)),
  language,
  author: v.nullable(v.string()),
  date: v.nullable(v.string()),
  tags: words,
  words: count,
  minutes: v.pipe(count, v.minValue(1)),
  addedAt: time,
  changedAt: time,
  annotations: count,
  reading: v.strictObject({ offset: count, progress: share, at: v.nullable(time) }),
};

const mark = v.strictObject({
  ...spanFields,
  kind: v.picklist(['emphasis', 'strong', 'code', 'link', 'footnote']),
  href: v.nullable(v.string()),
});
const blockFields = { ...spanFields, marks: v.array(mark) };
const block = v.variant('kind', [
  v.strictObject({
    ...blockFields,
    kind: v.picklist(['title', 'paragraph', 'quote', 'code', 'source', 'rule']),
  }),
  v.strictObject({
    ...blockFields,
    kind: v.literal('table'),
    columns: v.array(v.nullable(v.picklist(ALIGNMENTS))),
    isQuoted: v.boolean(),
    depth: v.nullable(count),
  }),
  v.strictObject({ ...blockFields, kind: v.literal('heading'), level: v.picklist([1, 2, 3, 4, 5, 6]) }),
  v.strictObject({
    ...blockFields,
    kind: v.literal('item'),
    ...{ depth: count, ordinal: v.nullable(count), isDone: v.nullable(v.boolean()) },
  }),
  v.strictObject({ ...blockFields, kind: v.literal('footnote'), number: count }),
]);

const passage = v.strictObject({
  ...spanFields,
  exact: v.string(),
  prefix: v.pipe(v.string(), v.maxLength(32)),
  suffix: v.pipe(v.string(), v.maxLength(32)),
  textHash: hash,
});
const settlement = v.nullable(v.strictObject({ textHash: hash, passage: v.nullable(passage) }));
const annotationFields = {
  id: v.pipe(v.string(), v.uuid()),
  articleId,
  colour,
  note: v.string(),
  tags: words,
  passage,
  settlement,
  createdAt: time,
  updatedAt: time,
};
const annotation = v.strictObject({
  ...annotationFields,
  anchor: v.variant('state', [
    v.strictObject({ ...spanFields, state: v.picklist(['exact', 'moved', 'edited', 'uncertain']) }),
    v.strictObject({ state: v.literal('orphaned') }),
  ]),
});

const anchorCounts = v.strictObject({
  ...{ exact: count, moved: count, edited: count, uncertain: count, orphaned: count },
  checking: count,
});
const annotatedArticle = v.strictObject({
  id: articleId,
  title: v.string(),
  path: v.string(),
  isHere: v.boolean(),
});
const problems = v.array(v.strictObject({ ...spanFields, code: v.picklist(PROBLEMS) }));
const notebookRow = v.strictObject({
  annotationId: v.pipe(v.string(), v.uuid()),
  colour,
  quote: v.string(),
  cutBefore: v.boolean(),
  cutAfter: v.boolean(),
  today: v.nullable(
    v.strictObject({
      ...{ words: v.string(), cutBefore: v.boolean(), cutAfter: v.boolean() },
      marks: v.array(span),
    }),
  ),
  note: v.string(),
  tags: words,
  quoteMarks: v.array(span),
  noteMarks: v.array(span),
  createdAt: time,
  updatedAt: time,
  anchor: v.nullable(annotation.entries.anchor),
  article: annotatedArticle,
  opens: v.nullable(v.strictObject({ name: v.nullable(v.string()), rows: count })),
});
const changed = {
  colour: v.exactOptional(colour),
  note: v.exactOptional(v.string()),
  tags: v.exactOptional(words),
};
const changedBefore = v.strictObject({
  annotationId: v.pipe(v.string(), v.uuid()),
  ...changed,
  updatedAt: v.number(),
  made: v.strictObject({ ...changed, updatedAt: v.number() }),
});
const colourNames = v.strictObject({
  sun: v.exactOptional(v.string()),
  leaf: v.exactOptional(v.string()),
  sky: v.exactOptional(v.string()),
  rose: v.exactOptional(v.string()),
  plum: v.exactOptional(v.string()),
});

const savedSearches = v.array(
  v.strictObject({
    id: v.pipe(v.string(), v.uuid()),
    name: v.string(),
    query: v.string(),
    isStanding: v.boolean(),
    arrivals: v.array(v.strictObject({ articleId, title: v.string(), at: time })),
  }),
);

const correction = v.strictObject({ typed: v.string(), shown: v.string() });
const excerpt = {
  pieces: v.pipe(v.array(v.strictObject({ text: v.string(), marks: v.array(span) })), v.minLength(1)),
  cutBefore: v.boolean(),
  cutAfter: v.boolean(),
};
const hit = v.strictObject({
  kind: v.picklist(['text', 'note', 'about']),
  annotationId: v.nullable(v.string()),
  target: v.nullable(span),
  ...excerpt,
});
const group = v.strictObject({
  articleId,
  title: v.string(),
  titleMarks: v.array(span),
  hits: v.array(hit),
  beginning: v.nullable(v.strictObject(excerpt)),
  passages: count,
});

const surroundings = v.strictObject({ text: v.string(), span });
const decided = v.strictObject({ annotationId: v.string(), before: settlement });
const review = v.strictObject({
  ...{ total: count, from: count, waiting: count, keptOrphans: count, counts: anchorCounts },
  items: v.array(
    v.strictObject({
      annotation,
      article: annotatedArticle,
      before: surroundings,
      after: v.nullable(surroundings),
      textHash: v.nullable(hash),
      isTextKept: v.boolean(),
    }),
  ),
});
const checkResult = v.strictObject({
  ...{ at: time, tookMs: time, journalFiles: count, records: count, keptTexts: count },
  ...{ anchors: count, sources: count },
  findings: v.array(v.strictObject({ kind: v.picklist(FINDINGS), subject: v.string(), count })),
});
const health = v.strictObject({
  files: v.strictObject({
    ...{ seen: count, read: count, indexed: count },
    refused: v.strictObject({
      'no-permission': v.exactOptional(count),
      binary: v.exactOptional(count),
      empty: v.exactOptional(count),
      'too-large': v.exactOptional(count),
      unreadable: v.exactOptional(count),
    }),
  }),
  annotations: v.strictObject({
    ...{ total: count, counts: anchorCounts, addsUp: v.boolean(), deleted: count, articlesGone: count },
  }),
  journal: v.strictObject({
    ...{ dir: v.string(), bytes: count, records: count, damaged: count, newer: count },
    unreadable: v.array(v.string()),
    mended: v.nullable(v.strictObject({ records: count, at: time })),
    lastWriteAt: v.nullable(time),
  }),
  lastSnapshotAt: v.nullable(time),
  devices: v.array(
    v.strictObject({ id: v.string(), isThisOne: v.boolean(), lastSeenAt: time, records: count }),
  ),
  checking: progress,
  lastCheck: v.nullable(checkResult),
});

const added = v.strictObject({ path: v.string() });

const importPlan = v.strictObject({
  format: v.picklist(['w3c', 'hypothesis', 'readwise', 'kindle']),
  warnings: v.array(v.picklist(IMPORT_WARNINGS)),
  records: v.array(
    v.strictObject({
      number: count,
      quote: v.string(),
      note: v.string(),
      article: v.strictObject({ id: v.nullable(articleId), title: v.nullable(v.string()) }),
      action: v.variant('kind', [
        v.strictObject({
          kind: v.literal('new'),
          place: v.picklist(['found', 'edited', 'doubtful', 'orphaned']),
        }),
        v.strictObject({ kind: v.picklist(['change', 'same', 'newer', 'repeated', 'older']) }),
        v.strictObject({ kind: v.literal('failed'), problem: v.picklist(IMPORT_PROBLEMS) }),
      ]),
    }),
  ),
});

export const outputs = {
  libraryStatus: status,
  openLibrary: status,
  pauseIndexing: v.null(),
  listRefused: v.array(refusal),
  shelf: v.strictObject({
    total: count,
    from: count,
    rows: v.array(v.strictObject(summaryFields)),
    languages: v.array(v.strictObject({ code: v.string(), articles: count })),
  }),
  openArticle: v.strictObject({
    ...summaryFields,
    text: v.string(),
    textHash: hash,
    blocks: v.array(block),
    encoding: v.string(),
    url: v.nullable(v.pipe(v.string(), v.regex(/^https?:/))),
    publication: v.nullable(v.string()),
  }),
  saveReading: v.null(),
  addFile: added,
  addText: added,
  listAnnotations: v.array(annotation),
  annotation,
  annotate: annotation,
  changeAnnotation: annotation,
  deleteAnnotation: v.null(),
  restoreAnnotation: annotation,
  search: v.strictObject({
    query: v.string(),
    groups: v.array(group),
    articles: count,
    passages: count,
    problems,
    relaxed: v.boolean(),
    corrections: v.array(correction),
    also: v.array(v.strictObject({ typed: v.string(), shown: v.string() })),
    spellings: v.array(v.strictObject({ span, typed: v.string(), shown: v.string() })),
    tookMs: time,
  }),
  whyMatched: v.array(
    v.strictObject({
      how: v.picklist(MATCH_KINDS),
      written: v.string(),
      asked: v.string(),
      places: v.array(v.picklist(['title', 'text', 'note', 'about'])),
    }),
  ),
  findInArticle: v.strictObject({
    spans: v.array(span),
    textHash: v.nullable(hash),
    corrections: v.array(correction),
    leftOut: v.array(v.string()),
    isLookedFor: v.boolean(),
  }),
  savedSearches,
  saveSearch: savedSearches,
  lookedAtArrivals: v.null(),
  dropSearch: savedSearches,
  related: v.array(
    v.strictObject({
      articleId,
      title: v.string(),
      annotationId: v.nullable(v.string()),
      here: span,
      there: v.nullable(span),
      ...excerpt,
      shared: words,
    }),
  ),
  compareArticles: v.strictObject({
    ...{
      hereHash: hash,
      thereHash: hash,
      onlyHere: count,
      onlyThere: count,
      comparedUntil: v.nullable(count),
    },
    sentences: v.array(v.strictObject({ here: span, there: span, likeness: share })),
    subjects: v.array(
      v.strictObject({ here: span, there: span, words, hereWords: v.array(span), thereWords: v.array(span) }),
    ),
  }),
  review,
  decide: decided,
  acceptMoved: v.array(decided),
  undecide: v.null(),
  asAnnotated: v.strictObject({ title: v.string(), text: v.string(), textHash: hash, span }),
  listQuestions: v.array(
    v.strictObject({
      ...{ articleId, title: v.string(), path: v.string(), isHere: v.boolean() },
      annotations: count,
      candidates: v.array(
        v.strictObject({ articleId, path: v.string(), title: v.string(), likeness: share }),
      ),
    }),
  ),
  questionTexts: v.strictObject({ before: v.string(), after: v.string() }),
  answerQuestion: v.null(),
  identicalArticles: v.array(
    v.strictObject({
      ...{ articleId, path: v.string(), title: v.string(), annotations: count },
      isHere: v.boolean(),
    }),
  ),
  libraryHealth: health,
  deletedAnnotations: v.strictObject({
    total: count,
    rows: v.array(
      v.strictObject({
        ...{ annotationId: v.pipe(v.string(), v.uuid()), deletedAt: time, colour },
        ...{ quote: v.string(), note: v.string(), articleTitle: v.nullable(v.string()) },
      }),
    ),
  }),
  checkEverything: checkResult,
  listSnapshots: v.array(
    v.strictObject({
      name: v.string(),
      day: v.pipe(v.string(), v.isoDate()),
      device: v.string(),
      isOwn: v.boolean(),
      bytes: count,
      takenAt: v.nullable(time),
      annotations: v.nullable(count),
    }),
  ),
  previewSnapshot: v.strictObject({
    name: v.string(),
    addedBack: count,
    changedBack: count,
    madeSince: count,
    unchanged: count,
    changes: v.array(
      v.strictObject({
        annotationId: v.string(),
        kind: v.picklist(SNAPSHOT_CHANGE_KINDS),
        fields: v.array(v.picklist(['colour', 'note', 'tags', 'place', 'passage', 'article'])),
        articleId,
        articleTitle: v.nullable(v.string()),
        then: v.nullable(v.strictObject(annotationFields)),
        now: v.nullable(v.strictObject(annotationFields)),
      }),
    ),
  }),
  restoreSnapshot: v.strictObject({ addedBack: count, changedBack: count, removed: count }),
  notebook: v.strictObject({
    total: count,
    annotations: count,
    all: count,
    from: count,
    rows: v.array(notebookRow),
    problems,
  }),
  notebookIds: words,
  notebookFacets: v.strictObject({
    colours: v.strictObject({ sun: count, leaf: count, sky: count, rose: count, plum: count }),
    states: anchorCounts,
    gone: count,
    untagged: count,
    tags: count,
    articles: count,
  }),
  listTags: v.array(v.strictObject({ tag: v.string(), annotations: count })),
  listAnnotatedArticles: v.array(v.strictObject({ article: annotatedArticle, annotations: count })),
  changeAnnotations: v.array(changedBefore),
  changeBack: v.pipe(v.number(), v.integer(), v.minValue(0)),
  deleteAnnotations: words,
  restoreAnnotations: v.null(),
  renameTag: v.array(changedBefore),
  colourNames,
  nameColour: colourNames,
  exportAnnotations: v.strictObject({
    name: v.string(),
    mediaType: v.string(),
    base64: v.string(),
    annotations: count,
    articles: count,
  }),
  citePassage: v.strictObject({ text: v.string(), bibtex: v.string(), csl: v.string(), link: v.string() }),
  previewImport: importPlan,
  importAnnotations: v.strictObject({ ...importPlan.entries, undoId: v.nullable(v.string()) }),
  cancelImport: v.null(),
  undoImport: v.strictObject({ kept: count }),
  notesCopy: v.strictObject({
    state: v.picklist(['off', 'waiting', 'current', 'failed']),
    dir: v.string(),
    failure: v.nullable(v.strictObject({ code: v.picklist(ERROR_CODES), subject: v.nullable(v.string()) })),
    leftAlone: words,
  }),
  settings,
  changeSettings: settings,
} satisfies { [K in keyof EngineCalls]: v.GenericSchema<unknown, OutputOf<K>> };
