/** Ids of records that carry none: the same record has the same one, whenever and wherever it is read. */
import { createHash } from 'node:crypto';

/** A namespace of our own, made at random once. */
const NAMESPACE = Buffer.from('5d0f3a70b1c84d0e9a7c2f6be8a41c93', 'hex');
const SHAPE = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A UUID of version 5 (RFC 9562) over what stays of a record when it is edited; the parts cannot run together. */
export function idOf(...parts: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(SHAPE, '$1-$2-$3-$4-$5');
}

/** The UUID in `urn:uuid:…` or bare; null when there is none. Letters stay as they are: our own ids come back to the letter. */
export function uuidIn(text: string): string | null {
  const bare = text.replace(/^urn:uuid:/i, '');
  return UUID.test(bare) ? bare : null;
}
