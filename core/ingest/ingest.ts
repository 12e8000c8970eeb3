/** Bytes become an article. Chooses the format by the file's name; owns the reasons for refusing one. */
import { createHash } from 'node:crypto';
import type { Block } from '../../contract/article.ts';
import type { RefusalReason } from '../../contract/library.ts';
import { MAX_SOURCE_BYTES } from '../../contract/calls.ts';
import { assemble } from './assemble.ts';
import { cleanText } from './clean-text.ts';
import type { Draft } from './document.ts';
import { decodeText } from './encoding.ts';
import { detectLanguage } from './language.ts';
import { readMarkdown } from './markdown/markdown.ts';
import { readPlainText } from './plain/plain-text.ts';
import { readSource } from './read-source.ts';
import { isMarkdown } from './readable.ts';
import { sketchOf } from './sketch.ts';
import { countWords } from './words.ts';

export { isReadable } from './readable.ts';

export interface IngestedArticle {
  readonly title: string;
  /** The first words after the title, at most 200 characters. */
  readonly excerpt: string;
  /** ISO 639-1 code, or null when the text is too short to tell. */
  readonly language: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly tags: string[];
  readonly url: string | null;
  readonly publication: string | null;
  readonly words: number;
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hex. */
  readonly textHash: string;
  /** SHA-256 of the source, in hex. */
  readonly bytesHash: string;
  /** What another version of the text is known by; see `sketchOf`. */
  readonly sketch: string;
  readonly blocks: Block[];
  readonly encoding: string;
}

/** `vanished`: there is no such file any more. `unsettled`: it changed while it was read; try again later. */
export type Ingested =
  | { readonly kind: 'article'; readonly article: IngestedArticle }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly bytes: number | null }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unsettled' };

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

const readDraft = (name: string, text: string): Draft =>
  isMarkdown(name) ? readMarkdown(text) : readPlainText(text);

/** An article, or why there is none; never throws. `name` is the file's name: its extension says the format. */
export function ingestBytes(name: string, bytes: Uint8Array): Ingested {
  const refuse = (reason: RefusalReason): Ingested => ({ kind: 'refused', reason, bytes: bytes.length });
  if (bytes.length > MAX_SOURCE_BYTES) return refuse('too-large');
  const decoded = decodeText(bytes);
  if (!decoded) return refuse('binary');
  const draft = readDraft(name, cleanText(decoded.text));
  const assembled = assemble(draft);
  if (!assembled) return refuse('empty');
  const { author, date, url, publication } = draft;
  return {
    kind: 'article',
    article: {
      ...assembled,
      author,
      date,
      url,
      publication,
      tags: [...draft.tags],
      language: detectLanguage(assembled.text),
      words: countWords(assembled.text),
      textHash: sha256(assembled.text),
      bytesHash: sha256(bytes),
      sketch: sketchOf(assembled.text),
      encoding: decoded.encoding,
    },
  };
}

/** Reads a source by its absolute path; one too large is not opened. */
export async function ingestFile(input: { readonly file: string }): Promise<Ingested> {
  const source = await readSource(input.file, MAX_SOURCE_BYTES);
  return source.kind === 'bytes' ? ingestBytes(input.file, source.bytes) : source;
}
