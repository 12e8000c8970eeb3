import * as fc from 'fast-check';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { sleep, TemporaryLibrary, until, type Told } from './temporary-library.ts';

/** What a person and their programs do to a library. */
type Deed =
  | { readonly kind: 'create' | 'append' | 'save' | 'delete' | 'makeFolder'; readonly path: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string }
  | { readonly kind: 'pause'; readonly ms: number };

const folder = fc.constantFrom('', 'a/', 'b/', 'a/c/', 'a/c/d/');
const file = fc
  .tuple(folder, fc.constantFrom('one.txt', 'two.md', 'three.txt'))
  .map((parts) => parts.join(''));
const aFolder = fc.constantFrom('a', 'b', 'a/c', 'a/c/d', 'b/c');
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constantFrom('create', 'append', 'save', 'delete'), path: file }),
  fc.record({ kind: fc.constantFrom('makeFolder', 'delete'), path: aFolder }),
  fc.record({ kind: fc.constant('move'), path: file, to: file }),
  fc.record({ kind: fc.constant('move'), path: aFolder, to: aFolder }),
  fc.record({ kind: fc.constant('pause'), ms: fc.integer({ min: 1, max: 60 }) }),
);

async function perform(library: TemporaryLibrary, { path, ...deed }: Exclude<Deed, { kind: 'pause' }>) {
  const target = library.at(path);
  const text = `${deed.kind} ${Math.round(performance.now() * 1_000)}`;
  if (deed.kind === 'makeFolder') await mkdir(target, { recursive: true });
  else if (deed.kind === 'delete') await rm(target, { recursive: true });
  else if (deed.kind === 'append') await appendFile(target, text);
  else if (deed.kind === 'move') {
    await mkdir(dirname(library.at(deed.to)), { recursive: true });
    await rename(target, library.at(deed.to));
  } else {
    await mkdir(dirname(target), { recursive: true });
    const written = deed.kind === 'save' ? `${target}.tmp` : target;
    await writeFile(written, text);
    if (deed.kind === 'save') await rename(written, target);
  }
}

/** What cannot be done, such as moving a folder into itself, is left out, as the system refuses it. */
async function performAll(library: TemporaryLibrary, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds)
    if (deed.kind === 'pause') await sleep(deed.ms);
    else await perform(library, deed).catch((refusal: unknown) => expect(refusal).toHaveProperty('code'));
}

const isAsOnDisk = async (library: TemporaryLibrary, told: Told): Promise<boolean> => {
  const listed = await library.list();
  return (
    listed.length === told.sources.size &&
    listed.every(({ path, ...stat }) => {
      const known = told.sources.get(path);
      return known?.size === stat.size && known.mtimeMs === stat.mtimeMs && known.ino === stat.ino;
    })
  );
};

/** Each added source was not there before, each changed or removed one was. */
function expectSense(told: Told): void {
  const there = new Set<string>();
  for (const { kind, path } of told.changes) {
    expect(`${kind} ${path}: ${there.has(path)}`).toBe(`${kind} ${path}: ${kind !== 'added'}`);
    if (kind === 'removed') there.delete(path);
    else there.add(path);
  }
}

it('whatever is done to a library, what was told adds up to what is there', async () => {
  const runs = fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
    const library = await TemporaryLibrary.create();
    try {
      const { told } = await library.watch({ quietMs: 10, maxMs: 50, settleMs: 40, pollMs: 60_000 });
      await performAll(library, deeds);
      let isEqual = false;
      const check = setInterval(() => void isAsOnDisk(library, told).then((is) => (isEqual = is)), 20);
      await until('what was told to be what is there', () => isEqual, 3_000).finally(() =>
        clearInterval(check),
      );
      expectSense(told);
      expect(told.troubles).toEqual([]);
    } finally {
      await library.dispose();
    }
  });
  const runsOf = process.env['SEEDLEAF_LONG_TESTS'] ? 1_000 : 24;
  await fc.assert(runs, { numRuns: runsOf, endOnFailure: true });
}, 600_000);
