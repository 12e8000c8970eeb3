/**
 * A sketch of a text, by which two versions of it are known for what they are: the smallest hashes of its runs of four
 * words (bottom-k sketch; Broder, "On the resemblance and containment of documents", 1997). Owns what counts as a word:
 * case, accents, punctuation and misread letters do not.
 */
import { Buffer } from 'node:buffer';
import { repairMojibake } from './mojibake.ts';

/** Hashes kept of a text; with fewer runs of words than that, all are. */
const MOST_HASHES = 256;
const WORDS_A_RUN = 4;
/** Of a very long text the beginning will do: so many UTF-16 units. */
const MOST_LETTERS = 1_000_000;

/** Where no spaces stand between words, each character counts as one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}]+/gu;

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
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
  const words = Array.from(plain.matchAll(WORD), ([word]) => hashWord(word));
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
