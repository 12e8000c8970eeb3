/**
 * An annotation's record that is still its bytes: what it is called is known, all else is parsed when somebody asks for it.
 * Only for lines that were found whole and sound.
 */
import { Buffer } from 'node:buffer';
import type { Stamp } from './clock.ts';
import { RECORD_VERSION, type JournalRecord } from './record.ts';
import { scanStamp, type Scanned } from './scan-annotation.ts';
import { shareWords, type Words } from './words.ts';

type Annotate = Extract<JournalRecord, { kind: 'annotate' }>;

const NOTHING = Buffer.alloc(0);

/** Says the very same as the record that its bytes are, also as JSON. A library has very many: it keeps little. */
export class UnparsedAnnotation implements Annotate {
  readonly id: string;
  readonly articleId: string;
  readonly #words: Words;
  readonly #start: number;
  readonly #end: number;
  #json: Buffer;
  #parsed: Annotate | null = null;

  /** `json[start, end)` is the record. */
  constructor({ id, articleId }: Scanned, json: Buffer, start: number, end: number, words: Words) {
    this.id = id;
    this.articleId = words(articleId);
    this.#words = words;
    this.#start = start;
    this.#end = end;
    this.#json = json;
  }

  get v(): typeof RECORD_VERSION {
    return RECORD_VERSION;
  }

  get kind(): 'annotate' {
    return 'annotate';
  }

  /** Asked of every record when a library opens: parsed by itself. */
  get stamp(): Stamp {
    return this.#parsed?.stamp ?? scanStamp(this.#json, this.#start);
  }

  get device(): string {
    return this.#whole().device;
  }

  get wallTime(): number {
    return this.#whole().wallTime;
  }

  get passage(): Annotate['passage'] {
    return this.#whole().passage;
  }

  get colour(): Annotate['colour'] {
    return this.#whole().colour;
  }

  get note(): string {
    return this.#whole().note;
  }

  get tags(): string[] {
    return this.#whole().tags;
  }

  /** What is parsed for it is not kept: who writes all records has them in memory one by one. */
  toJSON(): Annotate {
    return this.#parsed ?? this.#parse();
  }

  #whole(): Annotate {
    if (this.#parsed) return this.#parsed;
    const parsed = shareWords(this.#parse(), this.#words);
    parsed.id = this.id;
    this.#parsed = parsed;
    // The bytes of a file can go when the last of its records is parsed.
    this.#json = NOTHING;
    return parsed;
  }

  #parse(): Annotate {
    // Found by the scan to be a record of this kind.
    return JSON.parse(this.#json.toString('utf8', this.#start, this.#end)) as Annotate;
  }
}
