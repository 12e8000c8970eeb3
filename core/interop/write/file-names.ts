/** Names of files that any system can hold, told apart from one another. Pure. */

const MOST_BYTES = 120;
/** Names that Windows keeps for itself, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A title as the name of a file, without an extension; `fallback` where nothing of it can stand in a name. */
export function safeName(title: string, fallback: string): string {
  const clean = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*#^[\]]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const short = cutTo(clean, MOST_BYTES)
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim();
  if (short === '') return fallback;
  return RESERVED.test(short) ? `${short} -` : short;
}

/** At most so many bytes of UTF-8, whole characters only. */
function cutTo(text: string, bytes: number): string {
  let cut = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    cut += character;
  }
  return cut;
}

/** `name.extension`, or `name 2.extension` and so on while it is taken; capitals do not tell names apart. */
export function freeName(name: string, extension: string, isTaken: (key: string) => boolean): string {
  for (let turn = 1; ; turn++) {
    const candidate = `${turn === 1 ? name : `${name} ${turn}`}${extension}`;
    if (!isTaken(nameKey(candidate))) return candidate;
  }
}

/** Whether it names a file of a folder and nothing outside of it, on any system. */
export const isFileName = (name: string): boolean =>
  !/[/\\:\p{Cc}]/u.test(name) && name !== '' && name !== '.' && name !== '..';

/** What two names have in common that many disks take for one. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();
