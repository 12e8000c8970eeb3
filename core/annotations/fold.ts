/**
 * Records -> annotations. A pure function of the set of records: each field belongs to the latest record that says it,
 * so any order of merging, with any repetition, ends the same. Knows no disk and no time.
 */
import type { Annotation } from '../../contract/annotation.ts';
import {
  compareRecords,
  type AnnotationRecord,
  type ArticleIdentity,
  type JournalRecord,
} from './journal/record.ts';

type Annotated = Extract<JournalRecord, { kind: 'annotate' }>;
type Changed = Extract<JournalRecord, { kind: 'change' }>;
type Identified = Extract<JournalRecord, { kind: 'identify' }>;

/** The latest record that said each thing of one annotation. */
interface Registers {
  made: Annotated | null;
  colour: Annotated | Changed | null;
  note: Annotated | Changed | null;
  tags: Annotated | Changed | null;
  /** The latest record of all: while it is a deletion, the annotation is gone. Any later word brings it back. */
  life: AnnotationRecord | null;
}

export interface Fold {
  /** Takes a record in; answers the id of the article it concerns, or null when it changed nothing. */
  apply(record: JournalRecord): string | null;
  /** A living annotation. */
  find(id: string): Annotation | null;
  /** An annotation, deleted or not. */
  findEver(id: string): Annotation | null;
  /** The living annotations of an article, in the order of the text they were made on. */
  of(articleId: string): readonly Annotation[];
  count(articleId: string): number;
  /** The newest identity of every article that ever had one recorded. */
  identities(): readonly ArticleIdentity[];
  identity(articleId: string): ArticleIdentity | null;
}

export function createFold(): Fold {
  const annotations = new Map<string, Registers>();
  const articles = new Map<string, Set<string>>();
  const identities = new Map<string, Identified>();

  const findEver = (id: string): Annotation | null => {
    const registers = annotations.get(id);
    return registers ? annotationOf(registers) : null;
  };
  const find = (id: string): Annotation | null =>
    annotations.get(id)?.life?.kind === 'delete' ? null : findEver(id);
  const of = (articleId: string): Annotation[] =>
    [...(articles.get(articleId) ?? [])]
      .map(find)
      .filter((annotation) => annotation !== null)
      .sort(inOrderOfText);

  const applyToAnnotation = (record: AnnotationRecord): string | null => {
    const registers = annotations.get(record.id) ?? emptyRegisters();
    annotations.set(record.id, registers);
    const before = registers.made?.articleId;
    if (!write(registers, record)) return null;
    const articleId = registers.made?.articleId ?? null;
    if (before !== undefined && before !== articleId) articles.get(before)?.delete(record.id);
    if (articleId !== null) articles.set(articleId, (articles.get(articleId) ?? new Set()).add(record.id));
    return articleId;
  };

  return {
    apply: (record) => {
      if (record.kind !== 'identify') return applyToAnnotation(record);
      if (!isLater(record, identities.get(record.article.id) ?? null)) return null;
      identities.set(record.article.id, record);
      return record.article.id;
    },
    find,
    findEver,
    of,
    count: (articleId) => {
      let living = 0;
      for (const id of articles.get(articleId) ?? []) {
        if (annotations.get(id)?.life?.kind !== 'delete') living++;
      }
      return living;
    },
    identities: () => [...identities.values()].map(({ article }) => article),
    identity: (articleId) => identities.get(articleId)?.article ?? null,
  };
}

const emptyRegisters = (): Registers => ({ made: null, colour: null, note: null, tags: null, life: null });

const isLater = <R extends JournalRecord>(record: R, than: R | null): boolean =>
  than === null || compareRecords(record, than) > 0;

/** Writes a record into every register it is later than; false when it is later than none. */
function write(registers: Registers, record: AnnotationRecord): boolean {
  let written = false;
  const set = <K extends keyof Registers>(name: K, value: NonNullable<Registers[K]>): void => {
    if (!isLater<JournalRecord>(value, registers[name])) return;
    registers[name] = value;
    written = true;
  };
  set('life', record);
  if (record.kind === 'annotate') set('made', record);
  if (record.kind === 'annotate' || record.kind === 'change') {
    if (record.colour !== undefined) set('colour', record);
    if (record.note !== undefined) set('note', record);
    if (record.tags !== undefined) set('tags', record);
  }
  return written;
}

/** Null until the record that made it is here: a change can arrive from a device before what it changes. */
function annotationOf({ made, colour, note, tags }: Registers): Annotation | null {
  if (!made) return null;
  let latest: JournalRecord = made;
  for (const said of [colour, note, tags]) if (said && isLater<JournalRecord>(said, latest)) latest = said;
  return {
    id: made.id,
    articleId: made.articleId,
    colour: colour?.colour ?? made.colour,
    note: note?.note ?? made.note,
    tags: tags?.tags ?? made.tags,
    passage: made.passage,
    createdAt: made.wallTime,
    updatedAt: latest.wallTime,
  };
}

const inOrderOfText = (a: Annotation, b: Annotation): number =>
  a.passage.start - b.passage.start || a.passage.end - b.passage.end || (a.id < b.id ? -1 : 1);
