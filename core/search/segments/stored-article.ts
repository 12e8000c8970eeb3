/**
 * An article as it lies in a text file: what is short as JSON, its title and text in UTF-8 behind it, and where each passage
 * of these stands there, so that it is read without making anything of the others. What is said about the article is short,
 * and made again from the JSON. Owns the format; knows no file and no checksum.
 */
import { articlePassages, type SearchDocument } from '../passage.ts';

/** The length of the JSON, of the title, and the number of passages, each in four bytes. */
const [JSON_LENGTH, TITLE_LENGTH, PASSAGES, HEADER] = [0, 4, 8, 12];
/** Of a passage: where it begins behind the JSON, and its length in bytes. */
const ENTRY = 8;

/** Half a character has no UTF-8: an article with one somewhere is JSON alone, and its passages stand nowhere. */
const HALF = /\p{Surrogate}/u;

/** Where the passages of a title and a text stand in their UTF-8, as starts and lengths; null when one has none. */
function placesOf(document: SearchDocument): number[] | null {
  const { title, text } = document;
  const passages = articlePassages(document).filter(({ source }) => source.kind !== 'about');
  if (HALF.test(title) || HALF.test(text) || passages.some((passage) => HALF.test(passage.text))) return null;
  const places: number[] = [];
  let [unit, byte] = [0, Buffer.byteLength(title)];
  for (const passage of passages) {
    const { source } = passage;
    if (source.kind === 'text') {
      byte += Buffer.byteLength(text.slice(unit, source.start));
      unit = source.start;
    }
    places.push(source.kind === 'text' ? byte : 0, Buffer.byteLength(passage.text));
  }
  return places;
}

/** The article as bytes. */
export function encodeArticle(document: SearchDocument): Buffer {
  const places = placesOf(document);
  const { title, text } = places === null ? { title: '', text: '' } : document;
  // In their places still: two articles are the same when their JSON is.
  const short = places === null ? document : { ...document, title: '', text: '' };
  const json = Buffer.from(JSON.stringify(short));
  const body = Buffer.from(title + text);
  const table = places ?? [];
  const header = Buffer.alloc(HEADER + (table.length / 2) * ENTRY);
  header.writeUInt32LE(json.length, JSON_LENGTH);
  header.writeUInt32LE(Buffer.byteLength(title), TITLE_LENGTH);
  header.writeUInt32LE(table.length / 2, PASSAGES);
  table.forEach((number, i) => header.writeUInt32LE(number, HEADER + 4 * i));
  return Buffer.concat([header, json, body]);
}

/** Whether bytes can be an article by what their header says. */
export function isArticle(bytes: Buffer): boolean {
  if (bytes.length < HEADER) return false;
  const passages = bytes.readUInt32LE(PASSAGES);
  const body = HEADER + passages * ENTRY + bytes.readUInt32LE(JSON_LENGTH);
  if (body + bytes.readUInt32LE(TITLE_LENGTH) > bytes.length) return false;
  for (let entry = HEADER; entry < HEADER + passages * ENTRY; entry += ENTRY)
    if (body + bytes.readUInt32LE(entry) + bytes.readUInt32LE(entry + 4) > bytes.length) return false;
  return true;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The article of bytes that are whole. */
export function decodeArticle(bytes: Buffer): SearchDocument {
  const json = HEADER + bytes.readUInt32LE(PASSAGES) * ENTRY;
  const title = json + bytes.readUInt32LE(JSON_LENGTH);
  const text = title + bytes.readUInt32LE(TITLE_LENGTH);
  // Whoever vouches for the bytes vouches that they were made here.
  const document = JSON.parse(bytes.toString('utf8', json, title)) as Writable<SearchDocument>;
  if (title === bytes.length) return document;
  // In their places: a copy of what was parsed has another shape for the engine after each of its collections of garbage.
  document.title = bytes.toString('utf8', title, text);
  document.text = bytes.toString('utf8', text);
  return document;
}

/** The UTF-8 of a passage by its number in the article, a view on bytes that are whole; null when it has none of its own. */
export function passageIn(bytes: Buffer, number: number): Buffer | null {
  const passages = bytes.readUInt32LE(PASSAGES);
  if (number >= passages) return null;
  const entry = HEADER + number * ENTRY;
  const start = HEADER + passages * ENTRY + bytes.readUInt32LE(JSON_LENGTH) + bytes.readUInt32LE(entry);
  return bytes.subarray(start, start + bytes.readUInt32LE(entry + 4));
}
