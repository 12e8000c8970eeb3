/** Undoes the commonest damage to letters: UTF-8 that was once read as Windows-1252, so that `é` became `Ã©`. */

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => {
    const byte = index + 128;
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte];
  }),
);

const letters = (from: number, to: number): string =>
  [...BYTE_OF]
    .filter(([, byte]) => byte >= from && byte <= to)
    .map(([letter]) => letter)
    .join('');
const FOLLOWING = letters(0x80, 0xbf);

/** What the bytes of one letter beyond ASCII look like in Windows-1252. */
const MISREAD = new RegExp(
  [
    `[${letters(0xc2, 0xdf)}][${FOLLOWING}]`,
    `[${letters(0xe0, 0xef)}][${FOLLOWING}]{2}`,
    `[${letters(0xf0, 0xf4)}][${FOLLOWING}]{3}`,
  ].join('|'),
  'g',
);

const utf8 = new TextDecoder('utf-8', { fatal: false });

function readAgain(misread: string): string {
  const bytes = Uint8Array.from(misread, (letter) => BYTE_OF.get(letter) ?? 0);
  const letter = utf8.decode(bytes);
  return letter.includes('\uFFFD') ? misread : letter;
}

/** The text with misread letters put right, also those misread twice; all else as it is. */
export function repairMojibake(text: string): string {
  const once = text.replace(MISREAD, readAgain);
  return once === text ? text : once.replace(MISREAD, readAgain);
}
