/**
 * The folder of the plain copy. A manifest in it names every file that was made here, with the hash of what was written: a
 * file that is not in it, or that somebody has changed since, is never written over and never deleted.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ExpectedError } from '../../../contract/reply.ts';
import { fileErrorCode, orNull } from '../../files/errors.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { freeName, nameKey, safeName } from '../write/file-names.ts';

const MANIFEST = '.seedleaf-notes.json';
/** After a crash, a file that the manifest does not know is left alone: few may be. */
const SAVE_EVERY = 50;

const manifest = v.object({
  version: v.literal(1),
  /** By article. */
  files: v.record(v.string(), v.object({ name: v.string(), base: v.string(), hash: v.string() })),
  /** Names of files that somebody changed. */
  leftAlone: v.array(v.string()),
});
type Manifest = v.InferOutput<typeof manifest>;

export interface CopyFolder {
  /** The articles that have a file. */
  articles(): readonly string[];
  /** Writes an article's file where its text is another one. Fails with `file-not-saved`. */
  put(articleId: string, title: string, text: string): Promise<void>;
  /** Deletes an article's file, unless somebody changed it. Fails with `file-not-saved`. */
  remove(articleId: string): Promise<void>;
  /** Files that a person has changed, and that the copy goes on beside. */
  leftAlone(): readonly string[];
  /** Writes the manifest. Fails with `file-not-saved`. */
  save(): Promise<void>;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Makes the folder where it is missing. Fails with `file-not-saved`. */
export async function openCopyFolder(dir: string): Promise<CopyFolder> {
  const attempt = <Value>(work: () => Promise<Value>): Promise<Value> => saying(dir, work);
  await attempt(() => mkdir(dir, { recursive: true }));
  const known = await attempt(() => readManifest(join(dir, MANIFEST)));
  const names = new Set((await attempt(() => readdir(dir))).map(nameKey));
  const files = new Map(Object.entries(known.files));
  const left = new Set(known.leftAlone.filter((name) => names.has(nameKey(name))));

  const contentOf = (name: string): Promise<string | null> =>
    attempt(() => orNull(readFile(join(dir, name), 'utf8')));
  /** What stands in an article's file: what was written or is to be, something else, or nothing. */
  const stateOf = async (
    articleId: string,
    wanted: string | null,
  ): Promise<'ours' | 'changed' | 'absent'> => {
    const file = files.get(articleId);
    const text = file ? await contentOf(file.name) : null;
    if (!file || text === null) return 'absent';
    return hashOf(text) === file.hash || text === wanted ? 'ours' : 'changed';
  };
  const release = (articleId: string): void => {
    const file = files.get(articleId);
    files.delete(articleId);
    if (file) left.add(file.name);
  };
  const drop = async (articleId: string): Promise<void> => {
    const file = files.get(articleId);
    files.delete(articleId);
    if (!file) return;
    names.delete(nameKey(file.name));
    await attempt(() => rm(join(dir, file.name), { force: true }));
  };
  const save = (): Promise<void> => {
    const value: Manifest = { version: 1, files: Object.fromEntries(files), leftAlone: [...left] };
    return attempt(() => writeAtomically(join(dir, MANIFEST), `${JSON.stringify(value, null, 1)}\n`));
  };

  /** The name for a new file; one that says the very same already, as after a crash, is taken over. */
  const nameFor = async (base: string, text: string): Promise<string> => {
    const first = `${base}.md`;
    const isFree = !names.has(nameKey(first)) || (await contentOf(first)) === text;
    return isFree ? first : freeName(base, '.md', (key) => names.has(key));
  };

  let unsaved = 0;
  const put = async (articleId: string, title: string, text: string): Promise<void> => {
    const base = safeName(title, articleId);
    const state = await stateOf(articleId, text);
    if (state === 'changed') release(articleId);
    const before = files.get(articleId);
    if (before && before.base !== base) await drop(articleId);
    const hash = hashOf(text);
    const kept = files.get(articleId);
    const name = kept?.name ?? (await nameFor(base, text));
    files.set(articleId, { name, base, hash });
    names.add(nameKey(name));
    if (kept?.hash === hash && state === 'ours') return;
    await attempt(() => writeAtomically(join(dir, name), text));
    unsaved++;
    if (unsaved % SAVE_EVERY === 0) await save();
  };

  return {
    articles: () => [...files.keys()],
    leftAlone: () => [...left],
    put,
    remove: async (articleId) => {
      if ((await stateOf(articleId, null)) === 'changed') release(articleId);
      else await drop(articleId);
    },
    save,
  };
}

/** An empty one where there is none. One that cannot be understood is no reason to write over anything: nothing is ours then. */
async function readManifest(file: string): Promise<Manifest> {
  const text = await orNull(readFile(file, 'utf8'));
  const read = text === null ? null : v.safeParse(manifest, jsonOf(text));
  return read?.success ? read.output : { version: 1, files: {}, leftAlone: [] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Says a failure of the disk by name. */
async function saying<Value>(dir: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (fileErrorCode(error) === null) throw error;
    throw new ExpectedError('file-not-saved', 'The copy of the notes cannot be written.', dir, error);
  }
}
