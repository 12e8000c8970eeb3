/**
 * A sketch of a text, by which two versions of it are known for what they are: the smallest hashes of its runs of four
 * words (bottom-k sketch; Broder, "On the resemblance and containment of documents", 1997). Owns what counts as a word:
 * case, accents, punctuation and misread letters do not.
 */
import { Buffer } from 'node:buffer';
import { isCommon, KIND, kindOfUnit, UNSPACED_SCRIPTS } from './letters.ts';
import { repairMojibake } from './mojibake.ts';

/** Hashes kept of a text; with fewer runs of words than that, all are. */
const MOST_HASHES = 256;
const WORDS_A_RUN = 4;
/** Of a very long text the beginning will do: so many UTF-16 units. */
const MOST_LETTERS = 1_000_000;

/** Where no spaces stand between words, each character counts as one. */
const WORD = new RegExp(`[${UNSPACED_SCRIPTS}]|[\\p{L}\\p{N}]+`, 'gu');

const HASH_OF_NOTHING = 0x811c9dc5;

/** FNV-1a over UTF-16 units. */
const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

function hashWord(word: string): number {
  let hash = HASH_OF_NOTHING;
  for (let at = 0; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

/** The hashes of the words of a text of common scripts, of which none is cut out. */
function hashWords(text: string): number[] {
  const hashes: number[] = [];
  let hash = HASH_OF_NOTHING;
  let isInside = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    const isLetter = at < text.length && kindOfUnit(unit) === KIND.letter;
    if (isLetter) hash = hashUnit(hash, unit);
    else if (isInside) {
      hashes.push(hash);
      hash = HASH_OF_NOTHING;
    }
    isInside = isLetter;
  }
  return hashes;
}

/** The last steps of MurmurHash3: every bit of the input moves every bit of the answer. */
function scatter(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hashRuns(words: readonly number[]): Uint32Array {
  const runs = new Uint32Array(Math.max(Math.min(words.length, 1), words.length - WORDS_A_RUN + 1));
  for (let run = 0; run < runs.length; run++) {
    let hash = 0;
    const end = Math.min(words.length, run + WORDS_A_RUN);
    for (let at = run; at < end; at++) hash = Math.imul(hash, 31) + scatter(words[at] ?? 0);
    runs[run] = scatter(hash);
  }
  return runs.sort();
}

/** The sketch of a text: its hashes in rising order, 32 bits each (little-endian), in base64. */
export function sketchOf(text: string): string {
  const plain = repairMojibake(text.slice(0, MOST_LETTERS))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = isCommon(plain)
    ? hashWords(plain)
    : Array.from(plain.matchAll(WORD), ([word]) => hashWord(word));
  const sketch = Buffer.alloc(MOST_HASHES * Uint32Array.BYTES_PER_ELEMENT);
  let length = 0;
  let last = -1;
  for (const hash of hashRuns(words)) {
    if (hash === last) continue;
    last = hash;
    length = sketch.writeUInt32LE(hash, length);
    if (length === sketch.length) break;
  }
  return sketch.subarray(0, length).toString('base64');
}
