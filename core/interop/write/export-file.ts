/** What was gathered -> the one file that a person saves. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ExportedFile, ExportFormat } from '../../../contract/interchange.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { freeName, nameKey, safeName } from './file-names.ts';
import type { Gathered } from './gathered.ts';
import { hypothesisOf } from './hypothesis.ts';
import { markdownOf } from './markdown.ts';
import { readwiseOf } from './readwise.ts';
import { w3cOf } from './w3c.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** What a file about more than one article is called. */
  readonly libraryName: string;
  readonly now: number;
}

/** Fails with `nothing-to-export`. */
export async function exportFile(gathered: Gathered, options: ExportOptions): Promise<ExportedFile> {
  const { articles } = gathered;
  const [only] = articles;
  if (!only) throw new ExpectedError('nothing-to-export', 'No annotation was asked for.');
  const title = articles.length === 1 ? only.article.title : options.libraryName;
  const { extension, mediaType, bytes } = await write(gathered, { ...options, title });
  return {
    name: `${safeName(title, 'Seedleaf')}${extension}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
    annotations: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
    articles: articles.length,
  };
}

interface Written {
  readonly extension: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

async function write(gathered: Gathered, options: ExportOptions & { title: string }): Promise<Written> {
  const { format, title, now } = options;
  const text = (extension: string, mediaType: string, words: string): Written => ({
    ...{ extension, mediaType: `${mediaType};charset=utf-8`, bytes: strToU8(words) },
  });
  switch (format) {
    case 'markdown': {
      const [only, ...others] = gathered.articles;
      if (only && others.length === 0) return text('.md', 'text/markdown', markdownOf(only, gathered));
      return { extension: '.zip', mediaType: 'application/zip', bytes: await markdownFiles(gathered, now) };
    }
    case 'w3c': {
      const set = { id: randomUUID(), title, generated: now };
      return text('.annotation', 'application/ld+json', w3cOf(gathered, set));
    }
    case 'hypothesis':
      return text('.hypothesis.json', 'application/json', hypothesisOf(gathered, now));
    case 'csv':
      return text('.csv', 'text/csv', readwiseOf(gathered));
  }
}

/** One file an article; each is compressed in a turn of its own, so that nothing else waits for all of them. */
async function markdownFiles(gathered: Gathered, now: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  const taken = new Set<string>();
  for (const each of gathered.articles) {
    const name = freeName(safeName(each.article.title, each.article.id), '.md', (key) => taken.has(key));
    taken.add(nameKey(name));
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = now;
    zip.add(file);
    file.push(strToU8(markdownOf(each, gathered)), true);
    await setImmediate();
  }
  zip.end();
  return Buffer.concat(parts);
}
