/**
 * The catalog's lines: a checksum and a JSON record each, the first naming the version. Refuses whatever it did not
 * write: a reading ends at the first line that is damaged, and what stood before it is true as of then.
 */
import { crc32 } from 'node:zlib';
import type { ArticleEntry, RefusedEntry } from './entries.ts';

/** Raised whenever a record means something else than before; an older catalog is then rebuilt. */
const VERSION = 2;

/** One change of the catalog. Later records of the same id or path take the place of earlier ones. */
export type CatalogRecord =
  | { readonly kind: 'article'; readonly entry: ArticleEntry }
  | { readonly kind: 'forgotten'; readonly id: string }
  | { readonly kind: 'refused'; readonly entry: RefusedEntry }
  | { readonly kind: 'unrefused'; readonly path: string }
  /** All that came before this was taken in. */
  | { readonly kind: 'taken-in'; readonly until: number };

const seal = (json: string): string => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;

export const CATALOG_HEADER = seal(JSON.stringify({ catalog: 'seedleaf', version: VERSION }));

export const encodeRecord = (record: CatalogRecord): string => seal(JSON.stringify(record));

/** The record of a line without its line feed; null when the line is not whole. */
export function decodeRecord(line: string): CatalogRecord | null {
  const json = line.slice(9);
  if (seal(json) !== `${line}\n`) return null;
  // The checksum vouches that this program's own encoder wrote the line, in this version.
  return JSON.parse(json) as CatalogRecord;
}
