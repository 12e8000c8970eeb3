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
import { createAtomically, writeAtomically } from '../../files/write-atomically.ts';
import { freeName, isFileName, nameKey, safeName } from '../write/file-names.ts';

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

  const contentOf = (name: string): Promise<string | null> => attempt(() => textIn(join(dir, name)));
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
  const forget = (articleId: string): void => {
    names.delete(nameKey(files.get(articleId)?.name ?? ''));
    files.delete(articleId);
  };
  const drop = async (articleId: string): Promise<void> => {
    const file = files.get(articleId);
    forget(articleId);
    if (!file) return;
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
  /** Writes a new file, over none that is there: a person may have made one since the folder was listed. */
  const create = async (base: string, text: string): Promise<string> => {
    for (let name = await nameFor(base, text); ; name = await nameFor(base, text)) {
      names.add(nameKey(name));
      if (await attempt(() => isCreated(join(dir, name), text))) return name;
      if ((await contentOf(name)) === text) return name;
    }
  };

  let unsaved = 0;
  const put = async (articleId: string, title: string, text: string): Promise<void> => {
    const base = safeName(title, articleId);
    const state = await stateOf(articleId, text);
    if (state === 'changed') release(articleId);
    // Only what is known to be ours is deleted.
    if (state === 'absent') forget(articleId);
    else if (files.get(articleId)?.base !== base) await drop(articleId);
    const hash = hashOf(text);
    const kept = files.get(articleId);
    if (kept?.hash === hash) return;
    if (kept) await attempt(() => writeAtomically(join(dir, kept.name), text));
    const name = kept?.name ?? (await create(base, text));
    files.set(articleId, { name, base, hash });
    unsaved++;
    if (unsaved % SAVE_EVERY === 0) await save();
  };

  return {
    articles: () => [...files.keys()],
    leftAlone: () => [...left],
    put,
    remove: async (articleId) => {
      const state = await stateOf(articleId, null);
      if (state === 'changed') release(articleId);
      else if (state === 'absent') forget(articleId);
      else await drop(articleId);
    },
    save,
  };
}

/** Null when there is no such file; a folder of that name is none. */
async function textIn(file: string): Promise<string | null> {
  try {
    return await orNull(readFile(file, 'utf8'));
  } catch (error) {
    if (fileErrorCode(error) === 'EISDIR') return null;
    throw error;
  }
}

/** False when something of this name is there already. */
async function isCreated(file: string, text: string): Promise<boolean> {
  try {
    await createAtomically(file, text);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** An empty one where there is none. One that cannot be understood is no reason to write over anything: nothing is ours then. */
async function readManifest(file: string): Promise<Manifest> {
  const text = await orNull(readFile(file, 'utf8'));
  const read = text === null ? null : v.safeParse(manifest, jsonOf(text));
  const { files, leftAlone } = read?.success ? read.output : { files: {}, leftAlone: [] };
  // What stands in it may come from anywhere: nothing outside of the folder is ours.
  const ours = Object.entries(files).filter(([, { name }]) => isFileName(name));
  return { version: 1, files: Object.fromEntries(ours), leftAlone: leftAlone.filter(isFileName) };
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
