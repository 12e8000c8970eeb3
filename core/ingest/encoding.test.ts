import { describe, expect, it } from 'vitest';
import { decodeText } from './encoding.ts';

const FRENCH =
  'L’été dernier, à Besançon, une équipe de chercheurs a relevé des températures très élevées près de la forêt. ' +
  '« C’était à prévoir », répond Noëlle, où que l’on aille ; l’eau y manque déjà et le maïs a séché. ' +
  'Le cœur du problème reste l’hiver, trop sec : cela coûte cher, dit-elle, et la sève ne monte plus.\n';
/** Without what ISO 8859-15 lacks, and with what only it and not windows-1252 puts there. */
const FRENCH_ISO = FRENCH.replaceAll('’', "'") + 'Une bouteille coûtait 3 €, une autre 5 €.';

/** One character a byte; the inverse of what TextDecoder does, for the encodings it can read but not write. */
function encodeSingle(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) {
    const character = new TextDecoder(encoding).decode(Uint8Array.of(byte));
    // Some releases of Node decode these bytes of windows-1252 as controls.
    bytes.set(encoding === 'windows-1252' ? (WINDOWS.get(byte) ?? character) : character, byte);
  }
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}
const WINDOWS = new Map([
  [0x80, '€'],
  [0x9c, 'œ'],
  [0x91, '‘'],
  [0x92, '’'],
  [0x96, '–'],
]);

function encodeWide(text: string, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const units =
    width === 2
      ? Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
      : Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(units.length * width));
  for (const [at, unit] of units.entries()) {
    if (width === 2) view.setUint16(at * 2, unit, littleEndian);
    else view.setUint32(at * 4, unit, littleEndian);
  }
  return new Uint8Array(view.buffer);
}

const marked = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('French prose comes back identical, and its encoding by name', () => {
  it.each<[string, Uint8Array, string]>([
    ['utf-8', utf8(FRENCH), FRENCH],
    ['utf-8', marked([0xef, 0xbb, 0xbf], utf8(FRENCH)), FRENCH],
    ['utf-16le', marked([0xff, 0xfe], encodeWide(FRENCH, 2, true)), FRENCH],
    ['utf-16be', marked([0xfe, 0xff], encodeWide(FRENCH, 2, false)), FRENCH],
    ['utf-16le', encodeWide(FRENCH, 2, true), FRENCH],
    ['utf-16be', encodeWide(FRENCH, 2, false), FRENCH],
    ['utf-32le', marked([0xff, 0xfe, 0, 0], encodeWide(FRENCH, 4, true)), FRENCH],
    ['utf-32be', marked([0, 0, 0xfe, 0xff], encodeWide(FRENCH, 4, false)), FRENCH],
    ['windows-1252', encodeSingle(FRENCH, 'windows-1252'), FRENCH],
    ['iso-8859-15', encodeSingle(FRENCH_ISO, 'iso-8859-15'), FRENCH_ISO],
    ['macintosh', encodeSingle(FRENCH, 'macintosh'), FRENCH],
  ])('%s', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });
});

describe('other languages come back from their own old encodings', () => {
  it.each([
    ['windows-1251', 'Летом прошлого года мы поехали на дачу, где старый сад уже давно зарос травой.'],
    ['koi8-r', 'Летом прошлого года мы поехали на дачу, где старый сад уже давно зарос травой.'],
    [
      'windows-1250',
      'Zażółć gęślą jaźń – książka leżała na stole, a świeże źródło biło pod lasem, łódź czeka.',
    ],
    [
      'macintosh',
      'Die Übung war für alle schwierig, weil die Straße größer war als früher. Äpfel fielen häufig.',
    ],
  ])('%s', (encoding, text) => {
    expect(decodeText(encodeSingle(text, encoding))).toEqual({ text, encoding });
  });

  it('reads Japanese in Shift_JIS', () => {
    // 駅前の小さな本屋で古い地図を見つけた。
    const hex =
      '89 77 91 4f 82 cc 8f ac 82 b3 82 c8 96 7b 89 ae 82 c5 8c c3 82 a2 92 6e 90 7d 82 f0 8c a9 82 c2 82 af 82 bd 81 42';
    const bytes = Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));
    expect(decodeText(bytes)).toEqual({
      text: '駅前の小さな本屋で古い地図を見つけた。',
      encoding: 'shift_jis',
    });
  });

  it('calls a short text windows-1252 where ISO 8859-15 would read the same', () => {
    const text = 'Un café et un thé';
    expect(decodeText(encodeSingle(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252' });
  });
});

describe('what is no text', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3)) % 256);
  it.each<[string, Uint8Array]>([
    ['a zip archive', marked([0x50, 0x4b, 3, 4], utf8('mimetype'))],
    ['a PDF', utf8('%PDF-1.7\nThe rest could be read, but means nothing.')],
    ['a PNG', marked([0x89, 0x50, 0x4e, 0x47], noise)],
    ['bytes of every value', noise],
    ['zeros', new Uint8Array(512)],
  ])('%s is refused', (_name, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });

  it('but one stray control character in a page is forgiven', () => {
    expect(decodeText(utf8(`${FRENCH}\u0007`))?.encoding).toBe('utf-8');
  });
});
