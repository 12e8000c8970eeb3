/**
 * Keeps the catalog on disk: changes are appended, and the file is written anew when too much of it is out of date.
 * It is a cache. A torn or damaged end is dropped, a foreign or older file is ignored; deleting it loses nothing.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { replaceFile } from '../files/write-atomically.ts';
import { isAbsent } from '../files/errors.ts';
import { SLACK_MS } from './came-back.ts';
import { CATALOG_HEADER, decodeRecord, encodeRecord, type CatalogRecord } from './catalog-format.ts';
import { Catalog } from './catalog.ts';

/** Records handled before the event loop gets its turn. */
const STRIDE = 500;
/** The file is written anew when it holds this many times the records it needs, and some. */
const SLACK_FACTOR = 3;
const SLACK_RECORDS = 5_000;
/** Vanished articles beyond this number are forgotten, the oldest first. */
const MOST_GONE = 50_000;

export interface CatalogFile {
  /** Notes that this article or this path changed; `flush` writes what it is by then. */
  articleChanged(id: string): void;
  pathChanged(path: string): void;
  /** All that came before this was taken in: written with what changed, or alone when that is long ago. */
  takenIn(until: number): void;
  /** Writes what changed; one flush at a time. */
  flush(): Promise<void>;
}

function apply(catalog: Catalog, record: CatalogRecord): void {
  if (record.kind === 'article') catalog.put(record.entry);
  else if (record.kind === 'forgotten') catalog.forget(record.id);
  else if (record.kind === 'refused') catalog.refuse(record.entry);
  else if (record.kind === 'taken-in') catalog.takenInUntil = record.until;
  else catalog.dropRefusal(record.path);
}

async function* linesOf(file: string): AsyncGenerator<{ line: string; end: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  // Its chunks are Buffers, as no encoding is asked for.
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let feed = bytes.indexOf(10); feed !== -1; feed = bytes.indexOf(10, from)) {
      end += feed + 1 - from;
      yield { line: bytes.toString('utf8', from, feed), end };
      from = feed + 1;
    }
    rest = bytes.subarray(from);
  }
}

interface Loaded {
  readonly catalog: Catalog;
  /** Records in the whole part of the file; -1 when there is no such part. */
  readonly records: number;
  /** Bytes of the whole part of the file. */
  readonly bytes: number;
}

async function load(file: string): Promise<Loaded> {
  const catalog = new Catalog();
  let records = -1;
  let bytes = 0;
  try {
    for await (const { line, end } of linesOf(file)) {
      if (records === -1) {
        if (`${line}\n` !== CATALOG_HEADER) break;
      } else {
        const record = decodeRecord(line);
        if (!record) break;
        apply(catalog, record);
      }
      records += 1;
      bytes = end;
      if (records % STRIDE === 0) await nextTurn();
    }
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  return { catalog, records, bytes };
}

function forgetOldest(catalog: Catalog): void {
  const gone = [...catalog.all()].filter(({ goneAt }) => goneAt !== null);
  if (gone.length <= MOST_GONE) return;
  gone.sort((a, b) => (b.goneAt ?? 0) - (a.goneAt ?? 0));
  for (const { id } of gone.slice(MOST_GONE)) catalog.forget(id);
}

function* recordsOf(catalog: Catalog): Generator<CatalogRecord> {
  for (const entry of catalog.all()) yield { kind: 'article', entry };
  for (const entry of catalog.refusals()) yield { kind: 'refused', entry };
  yield* untilWhen(catalog);
}

function* untilWhen({ takenInUntil: until }: Catalog): Generator<CatalogRecord> {
  if (until !== null) yield { kind: 'taken-in', until };
}

/** Joins lines, giving the event loop its turn now and then. */
async function* pagesOf(records: Iterable<CatalogRecord>): AsyncGenerator<string> {
  let page: string[] = [];
  for (const record of records) {
    page.push(encodeRecord(record));
    if (page.length < STRIDE) continue;
    yield page.join('');
    page = [];
    await nextTurn();
  }
  yield page.join('');
}

class AppendedCatalog implements CatalogFile {
  readonly #file: string;
  readonly #catalog: Catalog;
  #records: number;
  #ids = new Set<string>();
  #paths = new Set<string>();
  /** When the file says until when all was taken in. */
  #writtenUntil: number | null;
  #last: Promise<void> = Promise.resolve();

  constructor(file: string, { catalog, records }: Loaded) {
    this.#file = file;
    this.#catalog = catalog;
    this.#records = records;
    this.#writtenUntil = catalog.takenInUntil;
  }

  articleChanged(id: string): void {
    this.#ids.add(id);
  }

  pathChanged(path: string): void {
    this.#paths.add(path);
  }

  takenIn(until: number): void {
    this.#catalog.takenInUntil = until;
  }

  flush(): Promise<void> {
    const turn = this.#last.then(() => this.#write());
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #write(): Promise<void> {
    const changes = this.#ids.size + this.#paths.size;
    if (changes === 0 && this.#records !== -1 && !this.#isLongAgo) return;
    const needed = this.#catalog.entryCount;
    if (this.#records === -1 || this.#records + changes > needed * SLACK_FACTOR + SLACK_RECORDS)
      await this.#rewrite();
    else await this.#append();
  }

  /** A minute more or less makes no difference to what counts as having come. */
  get #isLongAgo(): boolean {
    const { takenInUntil: until } = this.#catalog;
    return until !== null && Math.abs(until - (this.#writtenUntil ?? 0)) >= SLACK_MS;
  }

  async #append(): Promise<void> {
    const handle = await open(this.#file, 'a');
    try {
      for await (const page of pagesOf(this.#takeChanges())) await handle.appendFile(page);
    } finally {
      await handle.close();
    }
  }

  /** Out of memory and onto disk: a change that then fails to be written is found again by comparing with the folder. */
  *#takeChanges(): Generator<CatalogRecord> {
    const ids = this.#ids;
    const paths = this.#paths;
    this.#ids = new Set();
    this.#paths = new Set();
    this.#records += ids.size + paths.size;
    for (const id of ids) {
      const entry = this.#catalog.article(id);
      yield entry ? { kind: 'article', entry } : { kind: 'forgotten', id };
    }
    for (const path of paths) {
      const entry = this.#catalog.refusalAt(path);
      yield entry ? { kind: 'refused', entry } : { kind: 'unrefused', path };
    }
    for (const record of untilWhen(this.#catalog)) {
      this.#records += 1;
      yield record;
    }
    this.#writtenUntil = this.#catalog.takenInUntil;
  }

  async #rewrite(): Promise<void> {
    forgetOldest(this.#catalog);
    this.#ids = new Set();
    this.#paths = new Set();
    // A copy, since articles go on arriving while the pages are written; later ones are noted as changes again.
    const records = [...recordsOf(this.#catalog)];
    await replaceFile(this.#file, async (handle) => {
      await handle.writeFile(CATALOG_HEADER);
      for await (const page of pagesOf(records)) await handle.appendFile(page);
    });
    this.#records = records.length;
    this.#writtenUntil = this.#catalog.takenInUntil;
  }
}

/** Opens the catalog kept in `file`; an empty one where there is none that can be believed. */
export async function openCatalog(file: string): Promise<{ catalog: Catalog; kept: CatalogFile }> {
  await mkdir(dirname(file), { recursive: true });
  const loaded = await load(file);
  // What follows the last whole line is cut off, or the next append would be glued to it.
  if (loaded.records !== -1) await truncate(file, loaded.bytes);
  return { catalog: loaded.catalog, kept: new AppendedCatalog(file, loaded) };
}
