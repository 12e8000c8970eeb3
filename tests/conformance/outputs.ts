/** The shape of every answer as a schema, so that what crosses a wire is held to the contract's types. */
import * as v from 'valibot';
import { colour } from '../../contract/annotation.ts';
import type { EngineCalls, OutputOf } from '../../contract/calls.ts';
import { REFUSALS } from '../../contract/library.ts';
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
  annotationsKept: v.picklist(['library', 'data-folder']),
  annotationsDir: v.string(),
  damagedRecords: count,
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
  kind: v.picklist(['emphasis', 'strong', 'code', 'link']),
  href: v.nullable(v.string()),
});
const blockFields = { ...spanFields, marks: v.array(mark) };
const block = v.variant('kind', [
  v.strictObject({
    ...blockFields,
    kind: v.picklist(['title', 'paragraph', 'quote', 'code', 'source', 'rule']),
  }),
  v.strictObject({ ...blockFields, kind: v.literal('heading'), level: v.picklist([1, 2, 3, 4, 5, 6]) }),
  v.strictObject({ ...blockFields, kind: v.literal('item'), depth: count, ordinal: v.nullable(count) }),
]);

const passage = v.strictObject({
  ...spanFields,
  exact: v.string(),
  prefix: v.pipe(v.string(), v.maxLength(32)),
  suffix: v.pipe(v.string(), v.maxLength(32)),
  textHash: hash,
});
const annotationFields = {
  id: v.pipe(v.string(), v.uuid()),
  articleId,
  colour,
  note: v.string(),
  tags: words,
  passage,
  settlement: v.nullable(v.strictObject({ textHash: hash, passage: v.nullable(passage) })),
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

const hit = v.strictObject({
  kind: v.picklist(['text', 'note']),
  annotationId: v.nullable(v.string()),
  target: v.nullable(span),
  snippet: v.string(),
  marks: v.array(span),
  cutBefore: v.boolean(),
  cutAfter: v.boolean(),
});
const group = v.strictObject({
  articleId,
  title: v.string(),
  titleMarks: v.array(span),
  hits: v.array(hit),
  passages: count,
});

const added = v.strictObject({ path: v.string() });

export const outputs = {
  libraryStatus: status,
  openLibrary: status,
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
  }),
  saveReading: v.null(),
  addFile: added,
  addText: added,
  listAnnotations: v.array(annotation),
  annotate: annotation,
  changeAnnotation: annotation,
  deleteAnnotation: v.null(),
  restoreAnnotation: annotation,
  search: v.strictObject({
    query: v.string(),
    groups: v.array(group),
    articles: count,
    passages: count,
    tookMs: time,
  }),
  findInArticle: v.array(span),
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
  settings,
  changeSettings: settings,
} satisfies { [K in keyof EngineCalls]: v.GenericSchema<unknown, OutputOf<K>> };
