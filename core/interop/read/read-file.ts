/** Bytes -> the records of a file, by what is in it and not by its name. Pure. */
import { ExpectedError } from '../../../contract/reply.ts';
import type { ForeignFile } from '../foreign.ts';
import { decode } from './decode.ts';
import { readHypothesis } from './hypothesis.ts';
import { readKindle } from './kindle.ts';
import { readReadwise } from './readwise.ts';
import { readW3c } from './w3c.ts';

/**
 * Fails with `import-unreadable` when it is none of the formats, `import-cut-short` when it is half of one; `name` is what the
 * person calls the file.
 */
export function readFile(bytes: Uint8Array, name: string): ForeignFile {
  const { text, isDamaged } = decode(bytes);
  const warnings = isDamaged ? (['damaged-characters'] as const) : [];
  const json = parsed(text, name);
  const w3c = readW3c(json);
  if (w3c) return { format: 'w3c', warnings, records: w3c };
  const hypothesis = readHypothesis(json);
  if (hypothesis) return { format: 'hypothesis', warnings, records: hypothesis };
  const kindle = readKindle(text);
  if (kindle) return { format: 'kindle', warnings, records: kindle };
  const readwise = readReadwise(text);
  if (readwise) return { format: 'readwise', warnings, records: readwise };
  throw new ExpectedError('import-unreadable', 'The file holds no annotations of a known format.', name);
}

/** An object or a list of them, as exports begin: a first cell of Readwise's or a Kindle's title does not. */
const BEGINS_AS_JSON = /^\s*(?:\{\s*"|\[\s*(?:\{|\]))/u;

/** Null when it is not JSON. Fails with `import-cut-short` when it is the beginning of some. */
function parsed(text: string, name: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (!BEGINS_AS_JSON.test(text)) return null;
    throw new ExpectedError('import-cut-short', 'The file is cut short or damaged.', name, error);
  }
}
