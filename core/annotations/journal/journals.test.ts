import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from '../disk.ts';
import { createJournals } from './journals.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-journals-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Journals of one file, whose state is told when the answer is given. */
async function reading() {
  const file = join(folder, 'aaaaaaaaaaaaaaaa.jsonl');
  await writeFile(file, '');
  let tell: (said: Error | null) => void = () => undefined;
  const answer = new Promise<Error | null>((resolve) => (tell = resolve));
  const journals = createJournals({
    folders: [folder],
    disk: {
      ...realDisk,
      state: async (path) => {
        const said = await answer;
        if (said) throw said;
        return realDisk.state(path);
      },
    },
    own: { cut: () => [] },
    onLine: () => true,
    onUnsure: () => undefined,
  });
  return { journals, file, tell, done: journals.read(file) };
}

it('does not call a journal unreadable while it is only being read', async () => {
  const { journals, tell, done } = await reading();
  expect(journals.unreadable()).toEqual([]);
  tell(null);
  await done;
  expect(journals.unreadable()).toEqual([]);
});

it('calls it unreadable once it could not be read', async () => {
  const { journals, file, tell, done } = await reading();
  tell(new Error('The disk is gone.'));
  await expect(done).rejects.toThrow('The disk is gone.');
  expect(journals.unreadable()).toEqual([file]);
});
