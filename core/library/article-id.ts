/** Makes an article's id from the path it is first seen under, so that two devices and a lost catalog give the same one. */
import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LETTERS = 16;
const BITS_PER_LETTER = 5;

/** The first 80 bits of the digest as base32 in lower case. */
function base32(digest: Buffer): string {
  let bits = 0;
  let held = 0;
  let letters = '';
  for (const byte of digest) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= BITS_PER_LETTER; held -= BITS_PER_LETTER) {
      letters += ALPHABET.charAt((bits >> (held - BITS_PER_LETTER)) & 31);
      if (letters.length === LETTERS) return letters;
    }
    bits &= 255;
  }
  return letters;
}

/**
 * The id for a path (relative, `/` between folders): 16 letters of base32. Paths are compared in Unicode's composed
 * form, since macOS hands out the decomposed one. `isTaken` sends on to the next id of the same path.
 */
export function articleIdFor(path: string, isTaken: (id: string) => boolean): string {
  const name = path.normalize('NFC');
  for (let turn = 0; ; turn++) {
    const id = base32(
      createHash('sha256')
        .update(turn === 0 ? name : `${name}\0${turn}`)
        .digest(),
    );
    if (!isTaken(id)) return id;
  }
}
