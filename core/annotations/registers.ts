/**
 * One annotation as its records say: each field belongs to the latest record that says it. Pure; knows nothing of other
 * annotations, nor of articles that are the same.
 */
import type { Annotation } from '../../contract/annotation.ts';
import { compareRecords, type AnnotationRecord, type JournalRecord } from './journal/record.ts';

type Kind<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>;

/** Records that say what an annotation is like. */
type Saying = Kind<'annotate' | 'change'>;

/** The latest record that said each thing of one annotation. */
export interface Registers {
  made: Kind<'annotate'> | null;
  colour: Saying | null;
  note: Saying | null;
  tags: Saying | null;
  settled: Kind<'settle'> | null;
  /** The latest record of all: while it is a deletion, the annotation is gone. Any later word brings it back. */
  life: AnnotationRecord | null;
  /** The article it belongs to today; null until the record that made it is here. */
  articleId: string | null;
}

export const isLater = (record: JournalRecord, than: JournalRecord | null): boolean =>
  than === null || compareRecords(record, than) > 0;

/** What the first record about an annotation says: no other one is earlier or later. */
export function registersOf(record: AnnotationRecord): Registers {
  const made = record.kind === 'annotate' ? record : null;
  const changed = record.kind === 'annotate' || record.kind === 'change' ? record : null;
  return {
    made,
    colour: says(changed, 'colour') ? changed : null,
    note: says(changed, 'note') ? changed : null,
    tags: says(changed, 'tags') ? changed : null,
    settled: record.kind === 'settle' ? record : null,
    life: record,
    articleId: null,
  };
}

/** What makes an annotation says all of it: it is not looked into, so that a library opens without parsing it. */
const says = (record: Saying | null, field: 'colour' | 'note' | 'tags'): boolean =>
  record !== null && (record.kind === 'annotate' || record[field] !== undefined);

/** Writes a record into every register it is later than; false when it is later than none. */
export function write(registers: Registers, record: AnnotationRecord): boolean {
  let written = false;
  if (isLater(record, registers.life)) {
    registers.life = record;
    written = true;
  }
  if (record.kind === 'annotate' && isLater(record, registers.made)) {
    registers.made = record;
    written = true;
  }
  if (record.kind === 'settle' && isLater(record, registers.settled)) {
    registers.settled = record;
    written = true;
  }
  if (record.kind === 'annotate' || record.kind === 'change')
    written = writeFields(registers, record) || written;
  return written;
}

function writeFields(registers: Registers, record: Saying): boolean {
  let written = false;
  if (says(record, 'colour') && isLater(record, registers.colour)) {
    registers.colour = record;
    written = true;
  }
  if (says(record, 'note') && isLater(record, registers.note)) {
    registers.note = record;
    written = true;
  }
  if (says(record, 'tags') && isLater(record, registers.tags)) {
    registers.tags = record;
    written = true;
  }
  return written;
}

/** When anything of it was last said by the merging clock; 0 when nothing ever was. */
export const lastSaidOf = (registers: Registers | null): number =>
  [registers?.made, registers?.colour, registers?.note, registers?.tags].reduce(
    (latest, said) => Math.max(latest, said?.stamp.time ?? 0),
    0,
  );

/** Null until the record that made it is here: a change can arrive from a device before what it changes. */
export function annotationOf({ made, colour, note, tags, settled, articleId }: Registers): Annotation | null {
  if (!made) return null;
  let latest: JournalRecord = made;
  for (const said of [colour, note, tags]) if (said && isLater(said, latest)) latest = said;
  return {
    id: made.id,
    articleId: articleId ?? made.articleId,
    colour: colour?.colour ?? made.colour,
    note: note?.note ?? made.note,
    tags: tags?.tags ?? made.tags,
    passage: made.passage,
    settlement: settled?.settlement ?? null,
    createdAt: made.wallTime,
    updatedAt: latest.wallTime,
  };
}
