import { appendFile, chmod, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_SOURCE_BYTES } from '../../contract/calls.ts';
import { ingestFile } from './ingest.ts';
import { readSource } from './read-source.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-source-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('reading a source', () => {
  it('gives its bytes', async () => {
    const file = join(folder, 'a.txt');
    await writeFile(file, 'Bonjour');
    const read = await readSource(file, 100);
    expect(read.kind === 'bytes' && new TextDecoder().decode(read.bytes)).toBe('Bonjour');
  });

  it('that is not there any more says so', async () => {
    expect(await ingestFile({ file: join(folder, 'gone.txt') })).toEqual({ kind: 'vanished' });
  });

  it('over 64 MB is refused by its size alone', async () => {
    const file = join(folder, 'huge.txt');
    const handle = await open(file, 'w');
    await handle.truncate(MAX_SOURCE_BYTES + 1);
    await handle.close();
    expect(await ingestFile({ file })).toEqual({
      kind: 'refused',
      reason: 'too-large',
      bytes: MAX_SOURCE_BYTES + 1,
    });
  });

  it('that is a folder is refused', async () => {
    expect(await ingestFile({ file: folder })).toEqual({
      kind: 'refused',
      reason: 'unreadable',
      bytes: null,
    });
  });

  it('without permission is refused by that name', async () => {
    const file = join(folder, 'locked.txt');
    await writeFile(file, 'Secret');
    await chmod(file, 0);
    await chmod(folder, 0o755);
    // Root may read everything: such a run steps down for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const read = await ingestFile({ file });
    if (isRoot) process.seteuid?.(0);
    expect(read).toEqual({ kind: 'refused', reason: 'no-permission', bytes: 6 });
  });

  it('that grows while it is read is not settled, and is read whole once it is', async () => {
    const file = join(folder, 'growing.txt');
    await writeFile(file, 'x'.repeat(8 * 1024 * 1024));
    const writing = (async () => {
      for (let round = 0; round < 40; round++) await appendFile(file, 'Encore une ligne.\n');
    })();
    const read = await readSource(file, MAX_SOURCE_BYTES);
    await writing;
    expect(read.kind).toBe('unsettled');
    expect((await readSource(file, MAX_SOURCE_BYTES)).kind).toBe('bytes');
  });
});
