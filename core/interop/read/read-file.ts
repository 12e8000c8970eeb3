/** Bytes -> the records of a file, by what is in it and not by its name. Pure. */
import { ExpectedError } from '../../../contract/reply.ts';
import type { ForeignFile } from '../foreign.ts';
import { readHypothesis } from './hypothesis.ts';
import { readKindle } from './kindle.ts';
import { readReadwise } from './readwise.ts';
import { readW3c } from './w3c.ts';

/** Fails with `import-unreadable` when it is none of the formats; `name` is what the person calls the file. */
export function readFile(bytes: Uint8Array, name: string): ForeignFile {
  const text = decode(bytes);
  const json = parsed(text);
  const w3c = readW3c(json);
  if (w3c) return { format: 'w3c', records: w3c };
  const hypothesis = readHypothesis(json);
  if (hypothesis) return { format: 'hypothesis', records: hypothesis };
  const kindle = readKindle(text);
  if (kindle) return { format: 'kindle', records: kindle };
  const readwise = readReadwise(text);
  if (readwise) return { format: 'readwise', records: readwise };
  throw new ExpectedError('import-unreadable', 'The file holds no annotations of a known format.', name);
}

/** By its byte order mark; UTF-8 without one, and Windows-1252 where it is not that. The mark itself is no text. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** Null when it is not JSON. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
