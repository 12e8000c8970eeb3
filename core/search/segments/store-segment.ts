/**
 * Stores segments that follow one another as one: their living articles in their order, what they count of words summed.
 * A generator: it stops between pieces of work, so that searches need not wait for the end.
 */
import { closeSync } from 'node:fs';
import { inKeyOrder, type KeyedCount } from '../keyed-counts.ts';
import type { PassageNumbers, Slots } from '../postings.ts';
import { inStoredOrder, type StoredWord } from '../words-by-language.ts';
import { ByteWriter, NumberList } from './bytes.ts';
import { encodeSlots } from './encoded-slots.ts';
import { inOrderOf } from './in-order-of.ts';
import { LiveSegment } from './live-segment.ts';
import { SectionsWriter } from './sections.ts';
import type { StoredHeader } from './stored-header.ts';
import type { StoredSegment } from './stored-segment.ts';
import { StoredCountsWriter } from './stored-counts.ts';
import { StoredWordsWriter } from './stored-words.ts';
import { StringTableWriter } from './string-table.ts';
import { TextWriter, type TextFiles, type TextPlace } from './text-files.ts';

export interface StoreInput {
  readonly segment: LiveSegment | StoredSegment;
  /** Whether an article is to be stored, by its number. */
  readonly isKept: (article: number) => boolean;
}

export interface StoreOptions {
  readonly inputs: readonly StoreInput[];
  /** The file of the segment, and the one for the texts that are not in a file yet, or in one that is to go. */
  readonly file: string;
  readonly textFile: { readonly name: string; readonly file: string };
  readonly texts: TextFiles;
  /** Whether the articles in a text file are to be copied, by its name. */
  readonly isCopied: (textFile: string) => boolean;
  /** Whether there are older segments, which must still be told what was removed. */
  readonly isRemovalKept: boolean;
}

export interface StoredAnew {
  /** For each input the new number of each of its articles; -1 for those that were left out. */
  readonly numbers: readonly Int32Array[];
  /** Of the segment and of the texts; to be synced and closed. */
  readonly handles: readonly number[];
  /** Whether anything stands in the text file. */
  readonly hasTexts: boolean;
}

/** So many forms, words or articles are a piece of work. */
const PIECE = 64;

/** Passages of an input by their new numbers; -1 for those that were left out. */
interface Renumbered {
  readonly input: StoreInput;
  readonly articles: Int32Array;
  readonly passages: Int32Array;
}

function renumber(inputs: readonly StoreInput[]): Renumbered[] {
  let [article, passage] = [0, 0];
  return inputs.map((input) => {
    const { segment, isKept } = input;
    const articles = new Int32Array(segment.articles).fill(-1);
    const passages = new Int32Array(segment.passages).fill(-1);
    for (let number = 0; number < segment.articles; number++) {
      if (!isKept(number)) continue;
      articles[number] = article++;
      const end = segment.firstPassage(number + 1);
      for (let own = segment.firstPassage(number); own < end; own++) passages[own] = passage++;
    }
    return { input, articles, passages };
  });
}

/** Does the work; throws what the system says. What it leaves behind when it is not ended is no whole file. */
export function* storeSegment(options: StoreOptions): Generator<void, StoredAnew> {
  const { inputs } = options;
  const renumbered = renumber(inputs);
  yield;
  const file = new SectionsWriter(options.file);
  const texts = new TextWriter(options.textFile.file);
  try {
    yield* writeForms(file, renumbered);
    const articles = yield* writeArticles(file, texts, renumbered, options);
    yield;
    const words = yield* writeWords(file, inputs);
    yield* writeMentions(file, inputs);
    const removed = new Set(
      options.isRemovalKept ? inputs.flatMap(({ segment }) => [...segment.removed]) : [],
    );
    file.section('removed', Buffer.from([...removed].join('\n')));
    const header: StoredHeader = { ...articles, words };
    return {
      numbers: renumbered.map(({ articles: numbers }) => numbers),
      handles: [file.end({ ...header }), texts.end()],
      hasTexts: texts.length > 0,
    };
  } catch (error) {
    file.abandon();
    closeSync(texts.end());
    throw error;
  }
}

function writeTable(file: SectionsWriter, name: string, table: StringTableWriter, isLookedUp: boolean): void {
  const { bytes, starts } = table.parts();
  file.section(name, bytes);
  file.section(`${name} starts`, starts);
  if (isLookedUp) file.section(`${name} slots`, table.slots());
}

function* writeForms(file: SectionsWriter, renumbered: readonly Renumbered[]): Generator<void> {
  const forms = new StringTableWriter();
  const places = new NumberList();
  const bytes = new ByteWriter();
  const runs = renumbered.map(({ input }) => input.segment.formsInOrder()[Symbol.iterator]());
  const compare = ([a]: readonly [string, Slots], [b]: readonly [string, Slots]): number =>
    a < b ? -1 : a > b ? 1 : 0;
  let done = 0;
  for (const same of inOrderOf(runs, compare)) {
    const slots = mergedSlots(
      same.map(({ value: [, own], run }) => [own, renumbered[run]?.passages ?? NOTHING]),
    );
    if (slots.some((passages) => passages.length > 0)) {
      forms.add(same[0]?.value[0] ?? '');
      places.push(file.offset);
      bytes.clear();
      encodeSlots(bytes, slots);
      file.write(bytes.written);
    }
    if (++done % PIECE === 0) yield;
  }
  places.push(file.offset);
  writeTable(file, 'forms', forms, true);
  file.section('form places', places.numbers);
}

const NOTHING = new Int32Array(0);

/** By frequency less one: what stands in each input one after another, under the new numbers. */
function mergedSlots(parts: readonly (readonly [slots: Slots, numbers: Int32Array])[]): PassageNumbersList {
  const merged: number[][] = [];
  for (const [slots, numbers] of parts)
    slots.forEach((passages, slot) => {
      const into = (merged[slot] ??= []);
      for (let i = 0; passages && i < passages.length; i++) {
        const number = numbers[passages[i] ?? 0] ?? -1;
        if (number >= 0) into.push(number);
      }
    });
  return Array.from(merged, (passages: number[] | undefined) => passages ?? []);
}
type PassageNumbersList = PassageNumbers[];

function* writeArticles(
  file: SectionsWriter,
  texts: TextWriter,
  renumbered: readonly Renumbered[],
  options: StoreOptions,
): Generator<void, Omit<StoredHeader, 'words'>> {
  const [ids, traits, versions] = [new StringTableWriter(), new StringTableWriter(), new StringTableWriter()];
  const [firsts, apart, lengths] = [new NumberList(), new ByteWriter(), new NumberList()];
  const [languages, textFiles] = [new Numbering<string | null>(), new Numbering<string>()];
  const [languageNumbers, textPlaces] = [new NumberList(), new NumberList()];
  for (const { input, articles } of renumbered) {
    const { segment } = input;
    const versionOf = segment.versions();
    for (let number = 0; number < segment.articles; number++) {
      if ((articles[number] ?? -1) < 0) continue;
      ids.add(segment.idOf(number));
      versions.add(versionOf(number) ?? '');
      const { language, tags, source } = segment.traitsOf(number);
      traits.add(tags.length > 0 || source !== null ? JSON.stringify({ tags, source }) : '');
      languageNumbers.push(languages.of(language));
      apart.byte(segment.apart[number] ?? 0);
      firsts.push(lengths.length);
      const end = segment.firstPassage(number + 1);
      for (let passage = segment.firstPassage(number); passage < end; passage++)
        lengths.push(segment.lengthOf(passage));
      const { name, place } = keepText(segment, number, texts, options);
      for (const value of [textFiles.of(name), place.offset, place.length]) textPlaces.push(value);
      if (ids.size % PIECE === 0) yield;
    }
  }
  firsts.push(lengths.length);
  writeTable(file, 'ids', ids, true);
  writeTable(file, 'traits', traits, false);
  writeTable(file, 'versions', versions, false);
  file.section('firsts', firsts.numbers);
  file.section('apart', apart.written);
  file.section('lengths', lengths.numbers);
  file.section('languages', languageNumbers.numbers);
  file.section('text places', textPlaces.numbers);
  const passages = lengths.length;
  return { articles: ids.size, passages, languages: languages.values, textFiles: textFiles.values };
}

/** Where the text of an article stands from now on. */
function keepText(
  segment: LiveSegment | StoredSegment,
  article: number,
  texts: TextWriter,
  { textFile, isCopied, texts: files }: StoreOptions,
): { readonly name: string; readonly place: TextPlace } {
  if (segment instanceof LiveSegment)
    return { name: textFile.name, place: texts.add(segment.documentOf(article)) };
  const { name, place } = segment.textPlaceOf(article);
  if (!isCopied(name)) return { name, place };
  return { name: textFile.name, place: texts.addBytes(files.bytesAt(name, place)) };
}

function* writeWords(
  file: SectionsWriter,
  inputs: readonly StoreInput[],
): Generator<void, StoredHeader['words']> {
  const words = new StoredWordsWriter();
  const runs = inputs.map(({ segment }) => segment.words.stored()[Symbol.iterator]());
  let done = 0;
  for (const same of inOrderOf<StoredWord>(runs, inStoredOrder)) {
    const [first] = same;
    const count = same.reduce((sum, { value }) => sum + value.count, 0);
    if (first && count !== 0) words.add({ ...first.value, count });
    if (++done % PIECE === 0) yield;
  }
  return words.write(file);
}

function* writeMentions(file: SectionsWriter, inputs: readonly StoreInput[]): Generator<void> {
  const mentions = new StoredCountsWriter();
  const runs = inputs.map(({ segment }) => segment.mentions.stored()[Symbol.iterator]());
  let done = 0;
  for (const same of inOrderOf<KeyedCount>(runs, inKeyOrder)) {
    const [first] = same;
    const count = same.reduce((sum, { value }) => sum + value.count, 0);
    if (first && count !== 0) mentions.add({ ...first.value, count });
    if (++done % PIECE === 0) yield;
  }
  mentions.write(file);
}

/** Numbers for values in the order in which they first come. */
class Numbering<Value> {
  readonly #numbers = new Map<Value, number>();

  get values(): readonly Value[] {
    return [...this.#numbers.keys()];
  }

  of(value: Value): number {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }
}
