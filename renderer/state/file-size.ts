/** Sizes of files in words. */
import type { Messages } from '../../contract/messages/index.ts';
import type { Formats } from './formats.ts';

/** A number of bytes in the largest unit that leaves at least one; whole numbers from ten on. */
export function fileSize(bytes: number, words: Messages['dialogs'], formats: Formats): string {
  if (bytes < 1_000) return words.bytes(bytes);
  const mega = bytes >= 1_000_000;
  const amount = bytes / (mega ? 1_000_000 : 1_000);
  const value = formats.number(amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount));
  return mega ? words.megabytes(value) : words.kilobytes(value);
}
